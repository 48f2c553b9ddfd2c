import { describe, expect, it } from "vitest";
import { marked } from "./evidence";

describe("marked", () => {
  it("marks the longest term", () => {
    expect(marked("人工智能国家队来了", ["国家", "国家队"])).toEqual([
      { text: "人工智能", hit: false },
      { text: "国家队", hit: true },
      { text: "来了", hit: false },
    ]);
  });
  it("takes a term for what it is, not for a pattern", () => {
    expect(marked("U.S. and UXSX", ["U.S."])).toEqual([
      { text: "U.S.", hit: true },
      { text: " and UXSX", hit: false },
    ]);
  });
  it("leaves a text without terms whole", () => {
    expect(marked("国家队", [])).toEqual([{ text: "国家队", hit: false }]);
    expect(marked("", ["国家队"])).toEqual([]);
  });
});
