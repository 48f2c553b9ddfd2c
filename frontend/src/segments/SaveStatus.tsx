import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { dateFormat } from "../ui/dates";
import { useKept, useSummary } from "./hooks";
import type { Phase, Summary } from "./saving/saver";
import type { Session } from "./session";
import { useSteady } from "./useSteady";

interface Props {
  session: Session;
  onShow: (segmentId: number) => void;
}

/** Where the text is, in words, at all times. Read aloud is only what one has to know: not each pause in the typing. */
export function SaveStatus(props: Props) {
  return (
    <Kept session={props.session}>
      <Line {...props} />
    </Kept>
  );
}

/** Says for whoever waits for it whether the last letter is kept; that changes at each key, and the line does not. */
function Kept({ session, children }: { session: Session; children: ReactNode }) {
  return (
    <div className="save" data-kept={useKept(session)}>
      {children}
    </div>
  );
}

function Line({ session, onShow }: Props) {
  const { t, i18n } = useTranslation("segments");
  const summary = useSummary(session);
  const phase = usePhase(summary.phase);
  const spoken = useSpoken(phase, summary);
  const time = summary.lastSaved === null ? null : dateFormat(i18n.language, { timeStyle: "medium" }).format(summary.lastSaved);
  const conflict = summary.conflicts[0] ?? summary.refused[0];
  return (
    <div className={`save-line save-${phase}`}>
      <p role="status" className="unseen">
        {spoken === null ? "" : t(`save.spoken.${spoken}`)}
      </p>
      <p>
        <SaveSign phase={phase} /> {t(`save.${phase}`, { count: summary.unsent })}
        {summary.unkept && phase !== "saved" ? ` · ${t("save.unkept")}` : ""}
      </p>
      {time === null ? null : <span className="soft small numbers save-time">{t("save.last", { time })}</span>}
      {summary.signedOut ? (
        <Button weight="quiet" onClick={() => session.signedIn()}>
          {t("save.signIn")}
        </Button>
      ) : null}
      {phase === "local" && !summary.signedOut && conflict === undefined ? (
        <Button weight="quiet" onClick={() => session.article.saver.tryNow()}>
          {t("save.tryNow")}
        </Button>
      ) : null}
      {conflict === undefined ? null : (
        <Button weight="quiet" onClick={() => onShow(conflict)}>
          {summary.conflicts.length > 0 ? t("save.conflicts", { count: summary.conflicts.length }) : t("save.refused", { count: summary.refused.length })}
        </Button>
      )}
    </div>
  );
}

const SIGNS: Record<Phase, string> = { saved: "✓", saving: "…", keeping: "…", local: "!" };

function SaveSign({ phase }: { phase: Phase }) {
  return (
    <span className="save-sign" aria-hidden="true">
      {SIGNS[phase]}
    </span>
  );
}

type Spoken = "settle" | "unkept" | "local" | "again";

/** Trouble, and that it is over; null where there was none. */
function useSpoken(phase: Phase, { conflicts, refused, unkept }: Summary): Spoken | null {
  const [before, setBefore] = useState<Spoken | null>(null);
  const trouble = phase !== "local" ? null : conflicts.length + refused.length > 0 ? "settle" : unkept ? "unkept" : "local";
  const now = trouble ?? (phase === "saved" && before !== null ? "again" : before);
  if (now !== before) setBefore(now);
  return now;
}

/** What was promised a moment ago is taken back at once and promised again after this: the line would flicker at every key. */
const QUIET_MS = 600;

function usePhase(phase: Phase): Phase {
  const saved = useSteady(phase === "saved", QUIET_MS);
  const local = useSteady(phase === "local", QUIET_MS);
  if (phase === "saved" && !saved) return "saving";
  return phase === "local" && !local ? "keeping" : phase;
}
