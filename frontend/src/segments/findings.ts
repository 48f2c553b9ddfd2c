/* What the checks say of the open row, and a fix put into its text. */

import { queryOptions } from "@tanstack/react-query";
import { findingsOfSegment } from "../api/generated/sdk.gen";
import type { Finding } from "../api/types";
import { toUtf16 } from "../language/offsets";
import { shown, type Work } from "./saving/work";

/** The findings of one segment, whatever its version: for asking again. */
export const findingsOf = (segmentId: number) => ["segments", segmentId, "findings"] as const;

export const findingsQuery = (segmentId: number, version: number) =>
  queryOptions({
    queryKey: [...findingsOf(segmentId), version],
    queryFn: async ({ signal }): Promise<readonly Finding[]> => (await findingsOfSegment({ path: { segment_id: segmentId }, signal })).findings,
    gcTime: 60_000,
  });

/** The version whose text the row shows; 0 where it shows one that is not saved. */
export function shownVersion(work: Work): number {
  return shown(work).target === work.saved.target ? work.saved.version : 0;
}

/** The text of a row with a finding's fix in its place; null where there is none, or the row shows another text than was checked. */
export function mended(work: Work, { fix, target, version }: Pick<Finding, "fix" | "target" | "version">): string | null {
  if (fix === null || target === null || shownVersion(work) !== version) return null;
  const text = work.saved.target;
  return text.slice(0, toUtf16(text, target[0])) + fix + text.slice(toUtf16(text, target[1]));
}
