import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { useSummary } from "./hooks";
import type { Summary } from "./saving/saver";
import type { Session } from "./session";
import { useSettled } from "./useSettled";

interface Props {
  session: Session;
  onShow: (segmentId: number) => void;
}

/** Where the text is, in words, at all times. */
export function SaveStatus({ session, onShow }: Props) {
  const { t, i18n } = useTranslation("segments");
  const summary = useSummary(session);
  const phase = useSteady(summary.phase);
  const time = summary.lastSaved === null ? null : new Intl.DateTimeFormat(i18n.language, { timeStyle: "medium" }).format(summary.lastSaved);
  const conflict = summary.conflicts[0] ?? summary.refused[0];
  return (
    <div className={`save save-${phase}`}>
      <p role="status">
        <SaveSign phase={phase} /> {phase === "local" ? t("save.local", { count: summary.unsent }) : t(`save.${phase}`)}
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

const SIGNS: Record<Summary["phase"], string> = { saved: "✓", saving: "…", local: "!" };

function SaveSign({ phase }: { phase: Summary["phase"] }) {
  return (
    <span className="save-sign" aria-hidden="true">
      {SIGNS[phase]}
    </span>
  );
}

/** ‘Saving…’ stays for a moment after a save that took 20 ms: it would flicker at every pause. */
const QUIET_MS = 600;

function useSteady(phase: Summary["phase"]): Summary["phase"] {
  const settled = useSettled(phase === "saved", QUIET_MS);
  return phase === "saved" && !settled ? "saving" : phase;
}
