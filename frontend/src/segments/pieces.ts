/* The source cut where terms begin and end, and where words do when their readings are shown. */

import type { Span } from "../language/offsets";

export interface Piece<M extends Span> {
  readonly start: number;
  readonly text: string;
  readonly mark: M | null;
}

/** Marks that overlap an earlier, longer one are left out here; the panel lists them all the same. */
export function pieces<M extends Span>(source: string, marks: readonly M[], from = 0, to = source.length): Piece<M>[] {
  const found: Piece<M>[] = [];
  let at = from;
  const add = (end: number, mark: M | null): void => {
    if (end > at) found.push({ start: at, text: source.slice(at, end), mark });
    at = Math.max(at, end);
  };
  for (const mark of apart(marks)) {
    if (mark.end <= at || mark.start >= to) continue;
    add(Math.max(at, mark.start), null);
    add(Math.min(mark.end, to), mark);
  }
  add(to, null);
  return found;
}

/** Marks that do not overlap: from left to right, the longest first. */
function apart<M extends Span>(marks: readonly M[]): M[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return sorted.filter((mark) => {
    if (mark.start < end) return false;
    end = mark.end;
    return true;
  });
}
