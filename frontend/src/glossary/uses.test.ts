import { describe, expect, it } from "vitest";
import { isEvidence, titleOf } from "./uses";

describe("titleOf", () => {
  const uses = { renderings: [{ articles: [{ article_id: 1, title: "Teams" }] }, { articles: [{ article_id: 2, title: "" }] }] };
  it("is found by any rendering", () => {
    expect([1, 2, 3].map((id) => titleOf(uses, id))).toEqual(["Teams", "", ""]);
  });
});

describe("isEvidence", () => {
  it("is the pair of the proposal, unless its text is another one by now", () => {
    const context = { segment_id: 7, source: "国家队", target: "national team" };
    expect(isEvidence({ ...context }, { context })).toBe(true);
    expect(isEvidence({ ...context, target: "state team" }, { context })).toBe(false);
    expect(isEvidence({ ...context, segment_id: 8 }, { context })).toBe(false);
    expect(isEvidence({ ...context }, { context: null })).toBe(false);
  });
});
