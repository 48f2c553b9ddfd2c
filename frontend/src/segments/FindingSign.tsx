import type { TFunction } from "i18next";
import { Mark } from "../ui/Badge";
import { MARKS } from "../ui/FindingSentence";
import type { Session } from "./session";
import { useFindingMark } from "./useFindingMarks";

/** That a row has findings, how many, and by form and colour how bad the worst is. */
export function FindingSign({ session, segmentId, t }: { session: Session; segmentId: number; t: TFunction<"segments"> }) {
  const mark = useFindingMark(session, segmentId);
  if (mark === null) return null;
  const { count, worst } = mark;
  const label = t("row.findings", { count, worst: t(`row.worst.${worst}`) });
  return (
    <span className={`segment-findings tone-${MARKS[worst].tone}`} role="img" aria-label={label} title={label}>
      <Mark {...MARKS[worst]} />
      {count > 1 ? <span className="numbers">{count}</span> : null}
    </span>
  );
}
