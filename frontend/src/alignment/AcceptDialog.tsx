import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { pairingsAccept, pairingsOutcome } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { keys } from "../api/queries";
import type { Segmentation } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Radios } from "../ui/Field";
import { Note } from "../ui/Note";
import { notify } from "../ui/Toast";
import type { Pairing } from "./pairs";

/** How the pairs become an article, and what that article would be. */
export function AcceptDialog({ info, onClose }: { info: Pairing; onClose: () => void }) {
  const { t } = useTranslation("alignment");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [segmentation, setSegmentation] = useState<Segmentation>("sentence");
  const [doubtful, setDoubtful] = useState<"translated" | "draft">("translated");
  const path = { pairing_id: info.id };
  const wanted = { segmentation, doubtful };
  const outcome = useQuery({ queryKey: ["pairings", info.id, "outcome", info.version, wanted], queryFn: ({ signal }) => pairingsOutcome({ path, query: wanted, signal }) });

  const open = async (articleId: number): Promise<void> => {
    await Promise.all([client.invalidateQueries({ queryKey: keys.articles(info.project_id) }), client.invalidateQueries({ queryKey: keys.pairings(info.project_id) })]);
    await navigate({ to: "/articles/$articleId", params: { articleId } });
  };
  const accept = useMutation({
    mutationFn: () => pairingsAccept({ path, headers: ifMatch(info.version), body: wanted }),
    onSuccess: async (article) => {
      notify(t("accept.done", { count: article.progress.segments }));
      await open(article.id);
    },
    // It was accepted before, and the answer was lost: the article is there.
    onError: (error) => {
      const made = isProblem(error, 409) ? error.details["article_id"] : undefined;
      if (typeof made === "number") void open(made);
    },
  });

  return (
    <Dialog
      title={t("accept.title")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" busy={accept.isPending} disabled={!outcome.data} onClick={() => accept.mutate()}>
            {t("accept.deed")}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome.data && !accept.isPending) accept.mutate();
        }}
      >
        <Radios
          label={t("accept.segments")}
          value={segmentation}
          onValue={setSegmentation}
          choices={[
            { value: "sentence", label: t("accept.bySentence"), hint: t("accept.bySentenceHint") },
            { value: "paragraph", label: t("accept.byParagraph"), hint: t("accept.byParagraphHint") },
          ]}
        />
        {info.doubtful > 0 ? (
          <Radios
            label={t("accept.doubtful", { count: info.doubtful })}
            value={doubtful}
            onValue={setDoubtful}
            choices={[
              { value: "translated", label: t("accept.asTranslated") },
              { value: "draft", label: t("accept.asDraft") },
            ]}
          />
        ) : null}
        {outcome.data ? (
          <div className="stack-close" role="status">
            <p>{t("accept.outcome", { count: outcome.data.segments, paragraphs: outcome.data.paragraphs })}</p>
            {outcome.data.untranslated > 0 ? <p>{t("accept.untranslated", { count: outcome.data.untranslated })}</p> : null}
            {outcome.data.joined_additions > 0 ? <Note tone="notice">{t("accept.additions", { count: outcome.data.joined_additions })}</Note> : null}
            {outcome.data.drafts > 0 ? <p>{t("accept.drafts", { count: outcome.data.drafts })}</p> : null}
            {outcome.data.joined_paragraphs > 0 ? <p>{t("accept.paragraphs", { count: outcome.data.joined_paragraphs })}</p> : null}
          </div>
        ) : null}
        <ErrorNote error={accept.error ?? outcome.error} />
      </form>
    </Dialog>
  );
}
