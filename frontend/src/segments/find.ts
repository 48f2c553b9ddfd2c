/* Finding text in all rows: the browser's own search sees only those on the screen. */

import type { OpenArticle } from "./article";
import { isFinished } from "./progress";
import { inConflict, isUnsent, shown, type State } from "./saving/work";

export type Filter = "all" | "unfinished" | "unsent" | State;

export interface Wanted {
  readonly text: string;
  readonly filter: Filter;
}

/** The rows that hold the text in their source or target and pass the filter, in order. */
export function matching(article: OpenArticle, { text, filter }: Wanted): number[] {
  const needle = folded(text.trim());
  if (needle === "" && filter === "all") return [];
  return article.all.flatMap((row) => {
    const work = article.saver.get(row.id);
    if (!work) return [];
    const { target, state } = shown(work);
    const kept =
      filter === "all" ||
      filter === state ||
      (filter === "unfinished" && !isFinished(state)) ||
      (filter === "unsent" && (isUnsent(work) || inConflict(work)));
    const found = needle === "" || folded(row.source).includes(needle) || folded(target).includes(needle);
    return kept && found ? [row.index] : [];
  });
}

/** Full-width letters and capitals find their plain forms. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The match to go to from a row: the next in the direction, round the end. */
export function nextMatch(matches: readonly number[], from: number, direction: 1 | -1): number | null {
  if (matches.length === 0) return null;
  const on = direction === 1 ? matches.find((index) => index > from) : matches.findLast((index) => index < from);
  return on ?? (direction === 1 ? matches[0] : matches.at(-1)) ?? null;
}
