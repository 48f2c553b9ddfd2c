/* An article's first rows, which may be asked for before the editor's program is here. */

import { articlesSegments } from "../api/generated/sdk.gen";
import type { SegmentsPage } from "../api/types";

/** Enough for every row in sight; small, so that one can begin at once. */
const FIRST_PAGE = 40;

const begun = new Map<number, Promise<SegmentsPage>>();

function ask(articleId: number): Promise<SegmentsPage> {
  return articlesSegments({ path: { article_id: articleId }, query: { limit: FIRST_PAGE } }) as Promise<SegmentsPage>;
}

/** Ask now; whoever wants them first gets this answer. Where there is none, they ask for themselves. */
export function beginFirstPage(articleId: number): void {
  const page = ask(articleId);
  begun.set(articleId, page);
  page.catch(() => begun.delete(articleId));
}

export function firstPage(articleId: number): Promise<SegmentsPage> {
  const page = begun.get(articleId) ?? ask(articleId);
  begun.delete(articleId);
  return page;
}
