import { describe, expect, it } from "vitest";
import type { Segment } from "../api/types";
import { articleOf } from "./articleForTests";
import { total } from "./progress";

const three = () => articleOf({ source: "一。二。", target: "One. Two." }, { source: "三。" }, { source: "四。", target: "Four.", state: "translated" });

function segment(id: number, source: string, more: Partial<Segment> = {}): Segment {
  return {
    id, article_id: 1, number: 9, paragraph_id: 1, kind: "paragraph", level: 0, label: "", first_in_paragraph: false,
    source, target: "", state: "untranslated", origin: "none", version: 2, changed_by: null, changed_at: "", terms: [], ...more,
  };
}

const sources = (article: ReturnType<typeof three>): string[] => article.all.map(({ number, source }) => `${number} ${source}`);

describe("a change of structure", () => {
  it("puts new rows in and numbers all", () => {
    const article = three();
    const halves = [segment(1, "一。", { target: "One.", state: "draft" }), segment(7, "二。", { version: 1 }), segment(2, "三。", { version: 1 })];
    expect(article.restructure({ after: null, segments: halves, removed: [] }, true)).toBe(true);
    expect(sources(article)).toEqual(["1 一。", "2 二。", "3 三。", "4 四。"]);
    expect(article.saver.get(1)?.saved.target).toBe("One.");
    expect(article.row(3)?.index).toBe(3);
    expect(total(article.count)).toBe(4);
    expect(article.count.characters).toBe(8);
  });

  it("takes rows out, and keeps one whose text the server has not got until it is not wanted", () => {
    const article = three();
    article.saver.type(2, "Three, unsent");
    const told = { after: null, segments: [segment(1, "一。二。三。四。", { target: "All." })], removed: [2, 3] };
    expect(article.restructure(told, false)).toBe(true);
    expect(article.all.map(({ id, gone }) => [id, gone])).toEqual([[1, false], [2, true]]);
    expect(total(article.count)).toBe(1);
    article.discard(2);
    expect(article.all).toHaveLength(1);
    expect(article.saver.summary().unsent).toBe(0);
  });

  it("is not put where the rows around it are not known", () => {
    const article = three();
    expect(article.restructure({ after: 99, segments: [segment(7, "新。")], removed: [] }, false)).toBe(false);
    expect(article.all).toHaveLength(3);
  });

  it("of somebody else leaves the text of a row that is being written beside the new one", () => {
    const article = three();
    article.saver.type(1, "One, being written");
    article.restructure({ after: null, segments: [segment(1, "一。", { target: "One." })], removed: [] }, false);
    const work = article.saver.get(1);
    expect(work?.edit?.target).toBe("One, being written");
    expect(work?.others?.target).toBe("One.");
  });

  it("loaded as a whole drops what is not there any more", () => {
    const article = three();
    article.replaceAll([{ article_revision: 4, segments: [segment(3, "四。"), segment(1, "一。二。")], next: null, concepts: {} }]);
    expect(sources(article)).toEqual(["1 四。", "2 一。二。"]);
    expect(total(article.count)).toBe(2);
  });
});
