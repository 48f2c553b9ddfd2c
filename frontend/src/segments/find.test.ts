import { describe, expect, it } from "vitest";
import { articleOf, articleWith } from "./articleForTests";
import { EVERYTHING, faultOf, matching as matchingIn, nextMatch, type Wanted } from "./find";
import type { OpenArticle } from "./article";

const matching = (article: OpenArticle, wanted: Partial<Wanted>): number[] => matchingIn(article, { ...EVERYTHING, ...wanted });

describe("finding", () => {
  const open = articleOf(
    { source: "国家队", target: "National team", state: "translated", origin: "typed", changed_by: "Lin", changed_at: "2026-11-23T10:00:00Z" },
    { source: "ＡＩ企业", state: "untranslated" },
    { source: "云从", target: "CloudWalk", origin: "import", changed_by: "Mei", changed_at: "2026-11-24T10:00:00Z" },
  );

  it("looks in both languages, whatever the case or width", () => {
    expect(matching(open, { text: "national", filter: "all" })).toEqual([0]);
    expect(matching(open, { text: "国家", filter: "all" })).toEqual([0]);
    expect(matching(open, { text: "ai", filter: "all" })).toEqual([1]);
    expect(matching(open, { text: "  ", filter: "all" })).toEqual([]);
  });

  it("reads a regular expression, and says why where it is none", () => {
    expect(matching(open, { text: "^c.*k$", regex: true })).toEqual([2]);
    expect(matching(open, { text: "^c.*k$", regex: true, matchCase: true })).toEqual([]);
    expect(matching(open, { text: "(", regex: true })).toEqual([]);
    expect(faultOf({ ...EVERYTHING, text: "(", regex: true })).toMatch(/group/i);
    expect(faultOf({ ...EVERYTHING, text: "(", regex: false })).toBeNull();
  });

  it("finds whole words only, and Chinese wherever it stands", () => {
    expect(matching(open, { text: "nation", wholeWords: true })).toEqual([]);
    expect(matching(open, { text: "team", wholeWords: true })).toEqual([0]);
    expect(matching(open, { text: "家", wholeWords: true })).toEqual([0]);
    expect(matching(open, { text: "ＡＩ", wholeWords: true })).toEqual([1]);
    expect(faultOf({ ...EVERYTHING, text: "(", regex: true, wholeWords: true })).not.toContain("Han");
  });

  it("keeps to the case that is asked for", () => {
    expect(matching(open, { text: "national", matchCase: true })).toEqual([]);
    expect(matching(open, { text: "National", matchCase: true })).toEqual([0]);
  });

  it("keeps to what one person or the last days have changed", () => {
    expect(matching(open, { filter: "mine", person: "Lin" })).toEqual([0]);
    expect(matching(open, { filter: "changed", since: Date.parse("2026-11-24T00:00:00Z") })).toEqual([2]);
    expect(matching(open, { filter: "changed", since: Date.parse("2026-11-22T00:00:00Z") })).toEqual([0, 2]);
  });

  it("keeps to the rows whose terms wait for a decision", () => {
    const concept = { id: 1, zh: "", pinyin: "", kind: "term", domain: "", note: "", renderings: [] } as const;
    const terms = (concept_id: number) => [{ start: 0, end: 2, concept_id, sure: true }];
    const proposed = articleWith({ 1: { ...concept, renderings: [], status: "approved" }, 2: { ...concept, renderings: [], status: "proposed" } }, { source: "国家", terms: terms(1) }, { source: "国家", terms: terms(2) });
    expect(matching(proposed, { filter: "proposals" })).toEqual([1]);
  });

  it("keeps to the rows in which a check has found something", () => {
    expect(matching(open, { filter: "findings", found: new Set([1, 3]) })).toEqual([0, 2]);
    expect(matching(open, { text: "c", filter: "findings", found: new Set([1, 3]) })).toEqual([2]);
    expect(matching(open, { filter: "findings" })).toEqual([]);
  });

  it("keeps to the rows that have comments or suggestions which are open", () => {
    for (const filter of ["comments", "suggestions"] as const) expect(matching(open, { filter, found: new Set([2]) })).toEqual([1]);
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
