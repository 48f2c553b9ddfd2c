import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RevisionInfo } from "../api/generated/types.gen";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { When } from "../ui/When";
import { DiffText } from "../ui/DiffText";
import { useBeside } from "./hooks";
import type { Session } from "./session";
import { StateMark } from "./StateMark";
import { useSuggestions } from "./suggestions/useSuggestions";
import { useRevisions, useSeen } from "./useRevisions";

interface Props {
  session: Session;
  segmentId: number;
  version: number;
  savedTarget: string;
  /** Absent for readers. */
  onRestore: ((target: string) => void) | null;
}

const SHOWN_AT_FIRST = 3;

/** Every version of the open segment, each beside the one before it. */
export function HistoryPanel({ session, segmentId, version, savedTarget, onRestore }: Props) {
  const { t } = useTranslation("segments");
  const { data, error, refetch } = useRevisions(segmentId, version);
  return (
    <section className="panel-part" aria-labelledby="panel-history">
      <h2 id="panel-history" className="panel-title">
        {t("history.title")}
      </h2>
      {error ? <ErrorNote aside error={error} onRetry={() => void refetch()} /> : null}
      {data ? <Versions key={segmentId} {...{ data, savedTarget, onRestore }} /> : null}
      <GivenUp {...{ session, segmentId, version, savedTarget, onRestore }} />
    </section>
  );
}

/** Texts that were taken back before anybody decided, as when somebody else's was chosen over them. */
function GivenUp({ session, segmentId, version, savedTarget, onRestore }: Props) {
  const { t } = useTranslation("segments");
  const { told } = useBeside(session, segmentId);
  const { data } = useSuggestions(segmentId, told, useSeen(segmentId, version).segmentId === segmentId);
  const texts = data?.filter(({ decision }) => decision === "withdrawn") ?? [];
  if (texts.length === 0) return null;
  return (
    <details open={texts.length <= SHOWN_AT_FIRST}>
      <summary className="small">{t("history.givenUp")}</summary>
      <ol className="row-history">
        {texts.map(({ id, by, at, target }) => (
          <li key={id}>
            <p className="small">
              {by ?? t("somebody")}{" "}
              <span className="soft">
                <When at={at} />
              </span>
            </p>
            <p className="history-text" lang="en">
              {target}
            </p>
            <Restore {...{ target, savedTarget, onRestore }} />
          </li>
        ))}
      </ol>
    </details>
  );
}

function Restore({ target, savedTarget, onRestore }: { target: string } & Pick<Props, "savedTarget" | "onRestore">) {
  const { t } = useTranslation("segments");
  if (onRestore === null || target === savedTarget || target === "") return null;
  return (
    <Button weight="quiet" className="history-restore" onClick={() => onRestore(target)}>
      {t("history.restore")}
    </Button>
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
            <Restore target={revision.target} {...{ savedTarget, onRestore }} />
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
