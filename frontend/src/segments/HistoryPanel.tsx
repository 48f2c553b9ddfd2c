import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RevisionInfo } from "../api/generated/types.gen";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { When } from "../ui/When";
import { DiffText } from "../ui/DiffText";
import { StateMark } from "./StateMark";
import { useRevisions } from "./useRevisions";

interface Props {
  segmentId: number;
  version: number;
  savedTarget: string;
  /** Absent for readers. */
  onRestore: ((target: string) => void) | null;
}

const SHOWN_AT_FIRST = 3;

/** Every version of the open segment, each beside the one before it. */
export function HistoryPanel({ segmentId, version, savedTarget, onRestore }: Props) {
  const { t } = useTranslation("segments");
  const { data, error, refetch } = useRevisions(segmentId, version);
  return (
    <section className="panel-part" aria-labelledby="panel-history">
      <h2 id="panel-history" className="panel-title">
        {t("history.title")}
      </h2>
      {error ? <ErrorNote aside error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Versions key={segmentId} {...{ data, savedTarget, onRestore }} /> : null}
    </section>
  );
}

function Versions({ data, savedTarget, onRestore }: { data: readonly RevisionInfo[] } & Pick<Props, "savedTarget" | "onRestore">) {
  const { t } = useTranslation("segments");
  const [all, setAll] = useState(false);
  const shown = all ? data : data.slice(0, SHOWN_AT_FIRST);
  return (
    <>
      <ol className="row-history">
        {shown.map((revision, index) => (
          <li key={revision.version}>
            <p className="small">
              <StateMark state={revision.state} label={t(`state.${revision.state}`)} /> {revision.by ?? t(`origin.${revision.origin}`, { defaultValue: revision.origin })}{" "}
              <span className="soft">
                <When at={revision.at} />
              </span>
            </p>
            <p className="history-text" lang="en">
              <Version target={revision.target} before={data[index + 1]?.target ?? ""} />
            </p>
            {onRestore && revision.target !== savedTarget && revision.target !== "" ? (
              <Button weight="quiet" className="history-restore" onClick={() => onRestore(revision.target)}>
                {t("history.restore")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
      {data.length > SHOWN_AT_FIRST ? (
        <Button weight="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t("history.less") : t("history.all", { count: data.length })}
        </Button>
      ) : null}
    </>
  );
}

/** What changed since the version before; a first text is no change. */
function Version({ target, before }: { target: string; before: string }) {
  const { t } = useTranslation("segments");
  if (target === "") return <span className="soft">{t("history.empty")}</span>;
  return before === "" || before === target ? target : <DiffText before={before} after={target} />;
}
