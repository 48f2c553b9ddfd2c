import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { segmentsRevisions } from "../api/generated/sdk.gen";
import type { RevisionInfo } from "../api/generated/types.gen";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { When } from "../ui/When";
import { DiffText } from "./DiffText";
import { StateMark } from "./StateMark";

interface Props {
  segmentId: number;
  version: number;
  savedTarget: string;
  /** Absent for readers. */
  onRestore: ((target: string) => void) | null;
}

const SHOWN_AT_FIRST = 3;
/** Somebody who goes through the rows does not ask for the history of each. */
const ROW_SETTLED_MS = 300;
/** Nor is it asked for after each save while somebody is typing. */
const TEXT_SETTLED_MS = 2_500;

/** Every version of the open segment, each beside the one before it. */
export function HistoryPanel({ segmentId, version, savedTarget, onRestore }: Props) {
  const { t } = useTranslation("segments");
  const seen = useSeen(segmentId, version);
  const { data, error, refetch } = useQuery({
    queryKey: ["segments", segmentId, "revisions", seen.version],
    queryFn: ({ signal }) => segmentsRevisions({ path: { segment_id: segmentId }, signal }),
    enabled: seen.segmentId === segmentId,
    placeholderData: (before, query) => (query?.queryKey[1] === segmentId ? before : undefined),
    gcTime: 60_000,
  });
  return (
    <section className="panel-part" aria-labelledby="panel-history">
      <h2 id="panel-history" className="panel-title">
        {t("history.title")}
      </h2>
      {error ? <ErrorNote error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Versions key={segmentId} {...{ data, savedTarget, onRestore }} /> : null}
    </section>
  );
}

/** The row and version that have been in view long enough to ask for. */
function useSeen(segmentId: number, version: number): { segmentId: number; version: number } {
  const [seen, setSeen] = useState({ segmentId: 0, version: 0 });
  const sameRow = seen.segmentId === segmentId;
  useEffect(() => {
    const timer = setTimeout(() => setSeen({ segmentId, version }), sameRow ? TEXT_SETTLED_MS : ROW_SETTLED_MS);
    return () => clearTimeout(timer);
  }, [segmentId, version, sameRow]);
  return seen;
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
