/* Where the keys lead from a row. */

import type { OpenArticle, Row } from "./article";
import { isFinished } from "./progress";
import type { Session } from "./session";

/** The next row that is neither confirmed nor reviewed; past the end it goes on from the beginning. */
export function unfinishedFrom(article: OpenArticle, index: number, direction: 1 | -1): Row | null {
  return from(article, index, direction, (row) => !isFinished(article.state(row.id)));
}

function from(article: OpenArticle, index: number, direction: 1 | -1, wanted: (row: Row) => boolean): Row | null {
  const { length } = article.all;
  for (let step = 1; step <= length; step += 1) {
    const row = article.at((((index + direction * step) % length) + length) % length);
    if (row && row.index !== index && wanted(row)) return row;
  }
  return null;
}

/** The next row that has a finding; past the end it goes on from the beginning. */
export function findingFrom({ article, marks }: Pick<Session, "article" | "marks">, index: number, direction: 1 | -1): Row | null {
  return from(article, index, direction, (row) => marks.get(row.id) !== null);
}

const REMEMBERED = "duizhao.row.";

/** The row that was open when the article was left; a translator goes on there. */
export function rememberedRow(articleId: number): number | null {
  return Number(localStorage.getItem(REMEMBERED + articleId)) || null;
}

export function rememberRow(articleId: number, segmentId: number): void {
  try {
    localStorage.setItem(REMEMBERED + articleId, String(segmentId));
  } catch {
    // a full quota costs the place, nothing else
  }
}
