import { describe, expect, it, vi } from "vitest";
import type { Segment, SegmentsPage } from "../api/types";
import { OpenArticle } from "./article";
import { shown } from "./saving/work";

function segment(number: number, more: Partial<Segment> = {}): Segment {
  return {
    id: 100 + number, article_id: 1, number, paragraph_id: number, kind: "paragraph", level: 0, label: "", first_in_paragraph: true,
    source: "国家队", target: "", state: "untranslated", origin: "none", version: 1, changed_by: null, changed_at: "2026-11-23T10:00:00Z",
    terms: [], ...more,
  };
}

function page(segments: Segment[], next: string | null = null, more: Partial<SegmentsPage> = {}): SegmentsPage {
  return { article_revision: 9, segments, next, concepts: {}, ...more };
}

function open(): OpenArticle {
  return new OpenArticle({
    send: () => new Promise(() => {}),
    keep: () => Promise.resolve(),
    newId: () => "op",
    now: () => 0,
  });
}

describe("an open article", () => {
  it("takes its pages one after the other and knows when it is whole", () => {
    const article = open();
    article.add(page([segment(1), segment(2)], "2"));
    expect([article.all.length, article.complete, article.revision]).toEqual([2, false, 9]);
    article.add(page([segment(3)], null, { article_revision: 12 }));
    expect([article.all.length, article.complete, article.revision]).toEqual([3, true, 9]);
    expect(article.at(2)?.id).toBe(103);
    expect(article.count.characters).toBe(9);
  });

  it("tells only those who look at a segment that it changed", () => {
    const article = open();
    article.add(page([segment(1), segment(2)]));
    const first = vi.fn();
    const second = vi.fn();
    const stop = article.subscribe(101, first);
    article.subscribe(102, second);
    article.saver.type(101, "T");
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 0]);
    stop();
    article.saver.type(101, "Te");
    expect(first).toHaveBeenCalledTimes(1);
  });

  it("puts a draft back when its page arrives", () => {
    const article = open();
    const saved = { version: 1, target: "", state: "untranslated", origin: "none", changedBy: null, changedAt: null } as const;
    article.expect(new Map([[103, { saved, edit: { target: "Half", state: "draft" }, sending: null }]]));
    article.add(page([segment(1)], "1"));
    article.add(page([segment(3)]));
    expect(shown(article.saver.get(103)!).target).toBe("Half");
    expect(article.count.segments.draft).toBe(1);
  });

  it("takes terms again without touching what is being typed", () => {
    const article = open();
    article.add(page([segment(1)]));
    article.saver.type(101, "The");
    const concept = { id: 5, zh: "国家队", pinyin: "", kind: "term", domain: "", note: "", status: "approved", renderings: [] } as const;
    const term = { start: 0, end: 3, concept_id: 5, sure: true };
    article.add(page([segment(1, { terms: [term] })], null, { concepts: { 5: { ...concept, renderings: [] } } }));
    expect(article.at(0)?.marks.map((mark) => mark.concept.zh)).toEqual(["国家队"]);
    expect(article.all).toHaveLength(1);
    expect(shown(article.saver.get(101)!).target).toBe("The");
  });

  it("turns code points into the browser's units", () => {
    const article = open();
    const concept = { id: 5, zh: "林省", pinyin: "", kind: "place", domain: "", note: "", status: "approved", renderings: [] } as const;
    const rare = segment(1, { source: "𠮷林省", terms: [{ start: 1, end: 3, concept_id: 5, sure: false }] });
    article.add(page([rare], null, { concepts: { 5: { ...concept, renderings: [] } } }));
    const mark = article.at(0)!.marks[0]!;
    expect(article.at(0)!.source.slice(mark.start, mark.end)).toBe("林省");
  });
});
