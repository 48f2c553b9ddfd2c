import { describe, expect, it } from "vitest";
import type { Segment } from "../api/types";
import { OpenArticle } from "./article";
import { unfinishedFrom } from "./navigation";

function article(...states: Segment["state"][]): OpenArticle {
  const open = new OpenArticle({ send: () => new Promise(() => {}), keep: () => Promise.resolve(), newId: () => "", now: () => 0 });
  const segments = states.map((state, index): Segment => ({
    id: index + 1, article_id: 1, number: index + 1, paragraph_id: 1, kind: "paragraph", level: 0, label: "", first_in_paragraph: true,
    source: "国", target: state === "untranslated" ? "" : "x", state, origin: "none", version: 1, changed_by: null, changed_at: "", terms: [],
  }));
  open.add({ article_revision: 1, segments, next: null, concepts: {} });
  return open;
}

describe("the next unfinished row", () => {
  it("passes over what is confirmed or reviewed", () => {
    expect(unfinishedFrom(article("draft", "translated", "reviewed", "untranslated"), 0, 1)?.number).toBe(4);
  });

  it("begins again at the other end", () => {
    expect(unfinishedFrom(article("draft", "translated", "translated"), 2, 1)?.number).toBe(1);
    expect(unfinishedFrom(article("translated", "translated", "draft"), 0, -1)?.number).toBe(3);
  });

  it("is not the row itself, and none when all is done", () => {
    expect(unfinishedFrom(article("draft"), 0, 1)).toBeNull();
    expect(unfinishedFrom(article("reviewed", "translated"), 0, 1)).toBeNull();
  });
});
