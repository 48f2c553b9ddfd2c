import { describe, expect, it } from "vitest";
import type { Segment } from "../api/types";
import { OpenArticle } from "./article";
import { matching, nextMatch } from "./find";

function article(...texts: [source: string, target: string, state: Segment["state"]][]): OpenArticle {
  const open = new OpenArticle({ send: () => new Promise(() => {}), keep: () => Promise.resolve(), newId: () => "", now: () => 0 });
  const segments = texts.map(([source, target, state], index): Segment => ({
    id: index + 1, article_id: 1, number: index + 1, paragraph_id: 1, kind: "paragraph", level: 0, first_in_paragraph: true,
    source, target, state, origin: "none", version: 1, changed_by: null, changed_at: "", terms: [],
  }));
  open.add({ article_revision: 1, segments, next: null, concepts: {} });
  return open;
}

describe("finding", () => {
  const open = article(["国家队", "National team", "translated"], ["ＡＩ企业", "", "untranslated"], ["云从", "CloudWalk", "draft"]);

  it("looks in both languages, whatever the case or width", () => {
    expect(matching(open, { text: "national", filter: "all" })).toEqual([0]);
    expect(matching(open, { text: "国家", filter: "all" })).toEqual([0]);
    expect(matching(open, { text: "ai", filter: "all" })).toEqual([1]);
    expect(matching(open, { text: "  ", filter: "all" })).toEqual([]);
  });

  it("keeps to the rows of a state", () => {
    expect(matching(open, { text: "", filter: "unfinished" })).toEqual([1, 2]);
    expect(matching(open, { text: "c", filter: "draft" })).toEqual([2]);
    open.saver.type(1, "National teams");
    expect(matching(open, { text: "", filter: "unsent" })).toEqual([0]);
  });

  it("goes round", () => {
    expect(nextMatch([2, 5], 2, 1)).toBe(5);
    expect(nextMatch([2, 5], 5, 1)).toBe(2);
    expect(nextMatch([2, 5], 2, -1)).toBe(5);
    expect(nextMatch([], 0, 1)).toBeNull();
  });
});
