/* An article open in no browser, for tests. */

import type { SegmentsPage, Segment } from "../api/types";
import { OpenArticle } from "./article";

export function articleOf(...rows: Partial<Segment>[]): OpenArticle {
  return articleWith({}, ...rows);
}

export function articleWith(concepts: SegmentsPage["concepts"], ...rows: Partial<Segment>[]): OpenArticle {
  const open = new OpenArticle({ send: () => new Promise(() => {}), keep: () => Promise.resolve(), newId: () => "", now: () => 0 });
  const segments = rows.map((row, index): Segment => ({
    id: index + 1, article_id: 1, number: index + 1, paragraph_id: 1, kind: "paragraph", level: 0, label: "", first_in_paragraph: true,
    source: "", target: "", state: "draft", origin: "none", version: 1, changed_by: null, changed_at: "", terms: [], ...row,
  }));
  open.add({ article_revision: 1, segments, next: null, concepts });
  return open;
}
