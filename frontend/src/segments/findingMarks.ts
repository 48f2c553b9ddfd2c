/* How many findings each row has, kept outside React: one row is drawn again, not all. */

import type { Finding } from "../api/types";
import { isOfEmptyTarget } from "../language/emptyTarget";
import type { Severity } from "../ui/FindingSentence";

export interface FindingMark {
  readonly count: number;
  readonly worst: Severity;
}

type Told = Pick<Finding, "segment_id" | "version" | "severity" | "ignored" | "check" | "code">;
type Listener = () => void;

const NONE: readonly Finding[] = [];
const WORST_FIRST: readonly Severity[] = ["error", "warning", "hint"];

/** What nobody lets stand, and how bad the worst of it is; null where there is nothing. */
export function markOf(findings: readonly Told[]): FindingMark | null {
  const open = findings.filter((finding) => finding.ignored === null && !isOfEmptyTarget(finding));
  const worst = WORST_FIRST.find((severity) => open.some((finding) => finding.severity === severity));
  return worst === undefined ? null : { count: open.length, worst };
}

export class FindingMarks {
  private byId = new Map<number, readonly Finding[]>();
  private marks = new Map<number, FindingMark>();
  private readonly listeners = new Map<number, Set<Listener>>();

  get(segmentId: number): FindingMark | null {
    return this.marks.get(segmentId) ?? null;
  }

  /** What was last said of a row, with what only a comparison with others shows. */
  findings(segmentId: number): readonly Finding[] {
    return this.byId.get(segmentId) ?? NONE;
  }

  subscribe(segmentId: number, listener: Listener): Listener {
    const all = this.listeners.get(segmentId) ?? new Set();
    this.listeners.set(segmentId, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(segmentId);
    };
  }

  /** The whole article was checked. */
  replaceAll(findings: readonly Finding[]): void {
    const before = [...this.byId.keys()];
    const byId = new Map<number, Finding[]>();
    for (const finding of findings) byId.set(finding.segment_id, [...(byId.get(finding.segment_id) ?? []), finding]);
    this.byId = byId;
    for (const id of new Set([...before, ...this.byId.keys()])) this.tell(id);
  }

  /** One segment was checked by itself: what only a comparison shows is kept while its text is the same. */
  replace(segmentId: number, version: number, findings: readonly Finding[]): void {
    const known = new Set(findings.map(({ id }) => id));
    const compared = (this.byId.get(segmentId) ?? []).filter((finding) => finding.version === version && !known.has(finding.id));
    this.byId.set(segmentId, [...findings, ...compared]);
    this.tell(segmentId);
  }

  private tell(segmentId: number): void {
    const before = this.get(segmentId);
    const now = markOf(this.byId.get(segmentId) ?? []);
    if (before?.count === now?.count && before?.worst === now?.worst) return;
    if (now) this.marks.set(segmentId, now);
    else this.marks.delete(segmentId);
    this.listeners.get(segmentId)?.forEach((listener) => listener());
  }
}
