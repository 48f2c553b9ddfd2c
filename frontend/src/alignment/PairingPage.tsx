import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { pairingsPairing } from "../api/generated/sdk.gen";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { notify } from "../ui/Toast";
import "./alignment.css";
import { Aligning } from "./Aligning";
import { Desk } from "./Desk";
import type { Pairing } from "./pairs";
import { Review, type Remark } from "./review";

/** A text and its translation, pair by pair, until they are an article. */
export function PairingPage({ pairingId, projectId }: { pairingId: number; projectId: number }) {
  const { data: me } = useQuery(meQuery);
  const project = useQuery(projectQuery(projectId));
  // Read once: from then on the review keeps itself up to date.
  const pairing = useQuery({ queryKey: ["pairings", pairingId], queryFn: ({ signal }) => pairingsPairing({ path: { pairing_id: pairingId }, signal }), gcTime: 0, staleTime: Infinity });
  const error = pairing.error ?? project.error;
  if (error) {
    return (
      <div className="page">
        <ErrorNote error={error} onRetry={() => void pairing.refetch()} />
      </div>
    );
  }
  if (!pairing.data || !project.data) return <Loading lines={12} />;
  return <Opened info={pairing.data} mayChange={may("translator", project.data, me)} />;
}

function Opened({ info, mayChange }: { info: Pairing; mayChange: boolean }) {
  const { t } = useTranslation("alignment");
  const [remark, setRemark] = useState<Remark | null>(null);
  const review = useMemo(() => new Review(info, setRemark), [info]);
  const view = useSyncExternalStore(review.subscribe, review.snapshot);

  useEffect(() => {
    document.title = `${info.name} · 对照 Duizhao`;
  }, [info.name]);

  useEffect(() => {
    if (!remark) return;
    if (remark.kind === "refused") notify(remark.sentence, { tone: "bad" });
    else notify(t(`remark.${remark.kind}`), remark.kind === "elsewhere" ? { tone: "bad" } : {});
  }, [remark, t]);

  useEffect(() => {
    if (info.aligned) void review.load();
    else if (mayChange && info.article_id === null) review.align(false);
    const look = (): void => void (document.visibilityState === "visible" && review.look());
    document.addEventListener("visibilitychange", look);
    window.addEventListener("focus", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("focus", look);
      review.cancel();
    };
  }, [review, info, mayChange]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (review.unsaved && !review.view.aligning) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [review]);

  if (!view.info.aligned) return <Aligning review={review} view={view} mayChange={mayChange} />;
  if (view.pairs.length === 0 && !view.complete && !view.failure) return <Loading lines={12} />;
  return <Desk review={review} view={view} mayChange={mayChange && view.info.article_id === null} />;
}
