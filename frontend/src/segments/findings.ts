/* What the checks say of the open row, and a fix put into its text. */

import { queryOptions } from "@tanstack/react-query";
import { articlesArticleFindings, findingsOfSegment } from "../api/generated/sdk.gen";
import type { Finding } from "../api/types";
import { isOfEmptyTarget } from "../language/emptyTarget";
import { toUtf16 } from "../language/offsets";
import { shown, type Work } from "./saving/work";

/** The findings of one segment, whatever its version: for asking again. */
export const findingsOf = (segmentId: number) => ["segments", segmentId, "findings"] as const;

export const findingsQuery = (segmentId: number, version: number) =>
  queryOptions({
    queryKey: [...findingsOf(segmentId), version],
    queryFn: async ({ signal }): Promise<readonly Finding[]> => (await findingsOfSegment({ path: { segment_id: segmentId }, signal })).findings,
  });

/** All checks of an article take a moment; going from one finding to the next asks once. */
const ARTICLE_FRESH_MS = 15_000;

/** All findings of an article, also those that only a comparison of segments shows. */
export const articleFindingsQuery = (articleId: number) =>
  queryOptions({
    queryKey: ["articles", articleId, "all findings"],
    queryFn: async ({ signal }): Promise<readonly Finding[]> => (await articlesArticleFindings({ path: { article_id: articleId }, signal })).findings,
    staleTime: ARTICLE_FRESH_MS,
  });

/** Which segments have a finding that nobody lets stand. Empty ones have a filter of their own. */
export function segmentsWithFindings(findings: readonly Pick<Finding, "segment_id" | "ignored" | "check" | "code">[]): ReadonlySet<number> {
  return new Set(findings.filter((finding) => finding.ignored === null && !isOfEmptyTarget(finding)).map(({ segment_id }) => segment_id));
}

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
