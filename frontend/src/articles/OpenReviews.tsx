import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { pairingsDiscard, pairingsPairings } from "../api/generated/sdk.gen";
import type { PairingInfo } from "../api/generated/types.gen";
import { keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import { Button } from "../ui/Button";
import { Confirm } from "../ui/Confirm";
import { When } from "../ui/When";

/** Translations whose pairs somebody began to go through: to be gone on with, or thrown away. */
export function OpenReviews({ projectId }: { projectId: number }) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const project = useQuery(projectQuery(projectId));
  const { data: reviews = [] } = useQuery({ queryKey: keys.pairings(projectId), queryFn: ({ signal }) => pairingsPairings({ path: { project_id: projectId }, signal }) });
  const [leaving, setLeaving] = useState<PairingInfo | null>(null);
  const discard = useMutation({
    mutationFn: ({ id }: PairingInfo) => pairingsDiscard({ path: { pairing_id: id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.pairings(projectId) });
      setLeaving(null);
    },
  });
  if (reviews.length === 0) return null;
  const mayChange = may("translator", project.data, me);
  return (
    <section className="stack-close" aria-labelledby="open-reviews">
      <h2 id="open-reviews">{t("reviews.title")}</h2>
      <ul className="reviews">
        {reviews.map((review) => (
          <li key={review.id} className="review">
            <Link to="/projects/$projectId/articles/reviews/$pairingId" params={{ projectId, pairingId: review.id }}>
              {review.name}
            </Link>
            <span className="small soft">
              {review.aligned ? `${t("reviews.pairs", { count: review.pairs })} · ${t("reviews.doubtful", { count: review.doubtful })}` : t("reviews.notAligned")}
              {" · "}
              <When at={review.changed_at} />
            </span>
            {mayChange ? (
              <Button weight="quiet" aria-label={t("reviews.discardOne", { name: review.name })} onClick={() => setLeaving(review)}>
                {t("reviews.discard")}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {leaving ? (
        <Confirm title={t("reviews.discardTitle")} deed={t("reviews.discard")} busy={discard.isPending} error={discard.error} onConfirm={() => discard.mutate(leaving)} onClose={() => setLeaving(null)}>
          {t("reviews.discardWhat", { name: leaving.name })}
        </Confirm>
      ) : null}
    </section>
  );
}
