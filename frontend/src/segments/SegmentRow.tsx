import { memo, type ReactNode, type RefObject } from "react";
import type { TFunction } from "i18next";
import type { Row } from "./article";
import { BesideMarks, OriginMark } from "./BesideMarks";
import { ConflictNote } from "./ConflictNote";
import { FindingSign } from "./FindingSign";
import { useFact, useRow } from "./hooks";
import { printedKeys } from "../ui/shortcuts";
import { keyOf } from "./keys";
import { later } from "./later";
import { inConflict, isUnsent, shown, type State, type Work } from "./saving/work";
import type { Session } from "./session";
import { SourceText } from "./SourceText";
import { StateMark } from "./StateMark";
import { TargetEditor } from "./TargetEditor";
import { useReadings } from "./useReadings";

const Gone = later(async () => (await import("./structure/Gone")).Gone);

export interface Opening {
  /** Where the caret goes; null: where it was. */
  readonly caret: number | null;
  readonly focus: boolean;
}

interface Props {
  session: Session;
  segmentId: number;
  active: boolean;
  editable: boolean;
  reviews: boolean;
  readings: boolean;
  lang: string;
  opening: RefObject<Opening>;
  onEnter: () => void;
  /** Handed down: asking for it in every cell was half of the cost of scrolling. */
  t: TFunction<"segments">;
}

/** One segment: its number and state, the source, the target, and what stands between two people's texts. */
export const SegmentRow = memo(function SegmentRow(props: Props) {
  const { session, segmentId, active, editable, reviews, readings, lang, t } = props;
  const row = useRow(session, segmentId);
  // To a reviewed text a translator makes a suggestion; what was typed before it was reviewed stays at hand.
  const typeable = useFact(session, segmentId, (work) => reviews || shown(work).state !== "reviewed" || isUnsent(work)) ?? true;
  if (!row) return null;
  const classes = ["segment", `kind-${row.kind}`, row.first ? "segment-first" : "", active ? "segment-active" : ""];
  return (
    <div role="row" aria-rowindex={row.index + 2} aria-current={active || undefined} className={classes.join(" ")} data-segment={row.id} data-level={row.level}>
      <NumberCell session={session} row={row} t={t} />
      <SourceCell row={row} active={active} t={t}>
        {readings ? <ReadSource session={session} row={row} lang={lang} /> : <SourceText row={row} lang={lang} words={null} />}
      </SourceCell>
      <div role="cell" className="segment-target reading" lang="en">
        {active && editable && typeable ? (
          <TargetEditor
            key={row.epoch}
            session={session}
            segmentId={segmentId}
            label={t("target.label", { number: row.number })}
            caret={props.opening.current.caret}
            focus={props.opening.current.focus}
            onEnter={props.onEnter}
          />
        ) : (
          <StaticTarget session={session} segmentId={segmentId} t={t} />
        )}
      </div>
      {row.gone ? <Gone session={session} segmentId={segmentId} /> : null}
      {active && editable && !typeable ? (
        <p role="cell" className="segment-others soft small no-print">
          {t("suggestions.reviewed", { keys: printedKeys(keyOf("suggest")).join("+") })}
        </p>
      ) : null}
      <Others session={session} segmentId={segmentId} active={active} editable={editable} />
    </div>
  );
});

interface CellProps {
  session: Session;
  segmentId: number;
  t: TFunction<"segments">;
}

/** State and sign in one fact: a row in a long scroll should ask for as little as it can. */
function NumberCell({ session, row, t }: { session: Session; row: Row; t: TFunction<"segments"> }) {
  const fact = useFact(session, row.id, (work) => `${shown(work).state} ${signOf(work)}`) ?? "untranslated ";
  const [state, sign] = fact.split(" ") as [State, Sign];
  return (
    <div role="cell" className="segment-number">
      {sign === "" ? null : <Unsent session={session} segmentId={row.id} sign={sign} t={t} />}
      <OriginMark session={session} segmentId={row.id} t={t} />
      <span className="numbers">{row.gone ? "–" : row.number}</span>
      <StateMark state={state} label={t(`state.${state}`)} />
      {row.kind === "paragraph" ? null : <span className="unseen">{t(`kind.${row.kind}`, { column: row.level + 1 })}</span>}
      <span className="segment-under">
        <BesideMarks session={session} segmentId={row.id} t={t} />
        <FindingSign session={session} segmentId={row.id} t={t} />
      </span>
    </div>
  );
}

type Sign = "" | "≠" | "!" | "•";

function signOf(work: Work): Sign {
  if (inConflict(work)) return "≠";
  if (work.refusal !== null) return "!";
  return isUnsent(work) ? "•" : "";
}

/** A sign on rows whose text is not with the server yet; the status line says it in words. */
function Unsent({ session, segmentId, sign, t }: CellProps & { sign: Sign }) {
  const refusal = useFact(session, segmentId, (work) => work.refusal);
  const label = sign === "≠" ? t("row.conflict") : (refusal ?? t("row.unsent"));
  return (
    <span className={sign === "•" ? "segment-sign" : "segment-sign segment-sign-bad"} role="img" aria-label={label} title={label}>
      {sign}
    </span>
  );
}

function ReadSource({ session, row, lang }: { session: Session; row: Row; lang: string }) {
  return <SourceText row={row} lang={lang} words={useReadings(session, row)} />;
}

/** In the open row the source takes the focus: arrows then go over its words, which the card reads out. */
function SourceCell({ row, active, t, children }: { row: Row; active: boolean; t: TFunction<"segments">; children: ReactNode }) {
  const open = active ? { role: "group", tabIndex: 0, "aria-label": t("source.label", { number: row.number }), "data-source": "open" } : {};
  return (
    <div role="cell" className="segment-source reading">
      <div className="source-focus" {...open}>
        {children}
      </div>
    </div>
  );
}

function StaticTarget({ session, segmentId, t }: CellProps) {
  const text = useFact(session, segmentId, (work) => shown(work).target) ?? "";
  if (text === "") {
    return (
      <span className="target-text target-empty">
        <span className="unseen">{t("target.empty")}</span>
      </span>
    );
  }
  return <span className="target-text">{text}</span>;
}

function Others(props: { session: Session; segmentId: number; active: boolean; editable: boolean }) {
  const work = useFact(props.session, props.segmentId, (now) => (now.others === null ? null : now));
  if (!work) return null;
  return (
    <div role="cell" className="segment-others">
      <ConflictNote work={work} {...props} />
    </div>
  );
}
