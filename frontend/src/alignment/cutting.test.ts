import { describe, expect, it } from "vitest";
import { begin, halves, isPossible, moved, placed, stops } from "./cutting";
import type { Pair, Passage } from "./pairs";

const side = (...texts: string[]): Passage[] => texts.map((text, start) => ({ block: 0, start, text, kind: "paragraph", level: 0 }));
const pair = (source: string[], target: string[]): Pair => ({ id: 7, source: side(...source), target: side(...target), confidence: 1, pinned: false, doubtful: false });

describe("the places of a cut", () => {
  it("count code points", () => {
    expect(stops(side("𠮷。", "乙。"))).toEqual([0, 2, 4]);
    expect(halves(side("𠮷。", "乙。"), 2)).toEqual(["𠮷。", "乙。"]);
  });

  it("begin between the sentences nearest to the middle", () => {
    const cut = begin(pair(["甲甲甲。", "乙乙。", "丙。"], ["One one one. ", "Two two. ", "Three."]));
    expect(cut).toMatchObject({ pair: 7, side: "source", source: 4, target: 13 });
  });

  it("begin in the English where the Chinese is one sentence, which stays whole", () => {
    expect(begin(pair(["甲乙丙。"], ["One. ", "Two."]))).toMatchObject({ side: "target", source: 4, target: 5 });
  });

  it("begin between words where both sides are one sentence", () => {
    const cut = begin(pair(["天黑了，他走了。"], ["It was dark, he left."]));
    expect(cut.source).toBeGreaterThan(0);
    expect(cut.source).toBeLessThan(8);
    expect(cut.target).toBeGreaterThan(0);
    expect(cut.target).toBeLessThan(21);
  });

  it("move by sentence, by word, by character and to the end, and never out of the text", () => {
    const two = pair(["甲甲。", "乙乙。"], ["One. ", "Two."]);
    const cut = begin(two);
    expect(cut.source).toBe(3);
    expect(moved(cut, two, "sentence", true).source).toBe(6);
    expect(moved(moved(cut, two, "sentence", true), two, "sentence", true).source).toBe(6);
    expect(moved(cut, two, "sentence", false).source).toBe(0);
    expect(moved(cut, two, "character", false).source).toBe(2);
    expect(moved(cut, two, "end", true).source).toBe(6);
    expect(moved({ ...cut, side: "target" }, two, "word", true).target).toBe(8);
    expect(placed(cut, two, "target", 99)).toMatchObject({ side: "target", target: 9 });
  });

  it("are refused where one pair would hold nothing", () => {
    const two = pair(["甲。"], ["One."]);
    expect(isPossible({ pair: 7, side: "source", source: 0, target: 0 }, two)).toBe(false);
    expect(isPossible({ pair: 7, side: "source", source: 2, target: 4 }, two)).toBe(false);
    expect(isPossible({ pair: 7, side: "source", source: 2, target: 0 }, two)).toBe(true);
  });

  it("can be asked of a pair without English", () => {
    expect(begin(pair(["甲。", "乙。"], []))).toMatchObject({ side: "source", source: 2, target: 0 });
    expect(begin(pair([], ["One. ", "Two."]))).toMatchObject({ side: "target", source: 0, target: 5 });
  });
});
