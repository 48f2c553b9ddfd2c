import type { TFunction } from "i18next";
import { initialsOf } from "./beside";
import "./beside.css";
import { useBeside, useFact } from "./hooks";
import { originOf } from "./saving/work";
import type { Session } from "./session";

interface Props {
  session: Session;
  segmentId: number;
  t: TFunction<"segments">;
}

const NAMES_SHOWN = 2;

/** At the row: comments, suggestions, and who has it open. */
export function BesideMarks({ session, segmentId, t }: Props) {
  const { open, threads, suggestions, people } = useBeside(session, segmentId);
  if (threads + suggestions + people.length === 0) return null;
  const comments = open > 0 ? t("row.comments", { count: open }) : t("row.settled");
  return (
    <span className="beside">
      {people.slice(0, NAMES_SHOWN).map((name) => (
        <span key={name} className="beside-person" role="img" aria-label={t("row.here", { name })} title={t("row.here", { name })}>
          {initialsOf(name)}
        </span>
      ))}
      {people.length > NAMES_SHOWN ? <span className="beside-person" title={people.join(", ")}>{`+${people.length - NAMES_SHOWN}`}</span> : null}
      {suggestions > 0 ? (
        <span className="beside-suggestion" role="img" aria-label={t("row.suggestions", { count: suggestions })} title={t("row.suggestions", { count: suggestions })}>
          ◇
        </span>
      ) : null}
      {threads > 0 ? (
        <span className={open > 0 ? "beside-comment" : "beside-comment beside-quiet"} role="img" aria-label={comments} title={comments}>
          {open > 0 ? open : "✓"}
        </span>
      ) : null}
    </span>
  );
}

/** Where the text came from, by a letter in a box; the box of one that was changed since is broken. What was typed needs no sign. */
export function OriginMark({ session, segmentId, t }: Props) {
  const origin = useFact(session, segmentId, originOf) ?? "none";
  if (origin === "none" || origin === "typed") return null;
  const label = t(`origin.${origin}`, { defaultValue: origin });
  return (
    <span className={origin.endsWith("_edited") ? "origin-mark origin-edited" : "origin-mark"} role="img" aria-label={label} title={label}>
      {t(`originMark.${origin.replace("_edited", "")}`, { defaultValue: "?" })}
    </span>
  );
}
