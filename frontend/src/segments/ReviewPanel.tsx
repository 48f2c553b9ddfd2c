import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { When } from "../ui/When";
import { DiffText } from "../ui/DiffText";
import { useFact } from "./hooks";
import { keyOf, type Command } from "./keys";
import { reviewOf, type Review } from "./review";
import { shown } from "./saving/work";
import type { Session } from "./session";
import { useRevisions } from "./useRevisions";

interface Props {
  session: Session;
  segmentId: number;
  version: number;
  onRun: (command: Command) => void;
}

/** For editors: what changed since the translator confirmed, to be sent back from here, or accepted by marking it as reviewed. */
export function ReviewPanel({ session, segmentId, version, onRun }: Props) {
  const { t } = useTranslation("segments");
  const { data, error, refetch } = useRevisions(segmentId, version);
  const target = useFact(session, segmentId, (work) => shown(work).target) ?? "";
  const state = useFact(session, segmentId, (work) => shown(work).state) ?? "untranslated";
  const review = data ? reviewOf(data, target) : null;
  if (!error && !review) return null;
  return (
    <section className="panel-part" aria-labelledby="panel-review">
      <h2 id="panel-review" className="panel-title">
        {t("review.title")}
      </h2>
      {error ? <ErrorNote aside error={error} onRetry={() => void refetch()} /> : null}
      {review ? <Changes review={review} target={target} /> : null}
      {state === "translated" || state === "reviewed" ? (
        <div className="row panel-actions">
          <Button onClick={() => onRun("sendBack")}>
            {t("review.sendBack")} <Keys keys={keyOf("sendBack")} />
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function Changes({ review: { confirmed, before }, target }: { review: Review; target: string }) {
  const { t } = useTranslation("segments");
  const name = confirmed.by ?? t("somebody");
  return (
    <>
      <p className="small">
        {before === null ? t("review.unchanged", { name }) : before === confirmed ? t("review.since", { name }) : t("review.again", { name })}{" "}
        <span className="soft">
          <When at={confirmed.at} />
        </span>
      </p>
      {before === null ? null : (
        <p className="history-text" lang="en">
          <DiffText before={before.target} after={target} />
        </p>
      )}
    </>
  );
}
