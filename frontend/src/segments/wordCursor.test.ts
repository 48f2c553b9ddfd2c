import { describe, expect, it } from "vitest";
import { covered, stepped } from "./wordCursor";
import type { Word } from "./words";

function cut(...texts: string[]): Word[] {
  let start = 0;
  return texts.map((text) => {
    const word = { start, end: start + text.length, text, pinyin: "", entries: [] };
    start += text.length;
    return word;
  });
}

describe("the word cursor", () => {
  const words = cut("“", "国家", "队", "”", "，", "云从", "。");

  it("begins at the first word, or from behind at the last", () => {
    expect(stepped(null, words, 1, false)).toEqual({ anchor: 1, head: 1 });
    expect(stepped(null, words, -1, false)).toEqual({ anchor: 5, head: 5 });
  });

  it("passes over punctuation and stays at the ends", () => {
    expect(stepped({ anchor: 2, head: 2 }, words, 1, false)).toEqual({ anchor: 5, head: 5 });
    expect(stepped({ anchor: 5, head: 5 }, words, 1, false)).toEqual({ anchor: 5, head: 5 });
  });

  it("is stretched over several words, to either side", () => {
    const two = stepped({ anchor: 1, head: 1 }, words, 1, true)!;
    expect(covered(two, words)).toEqual({ start: 1, end: 4 });
    const back = stepped({ anchor: 5, head: 5 }, words, -1, true)!;
    expect(covered(back, words)).toEqual({ start: 3, end: 8 });
    expect(stepped(two, words, 1, false)).toEqual({ anchor: 5, head: 5 });
  });

  it("is nowhere where there are no words", () => {
    expect(stepped(null, cut("……"), 1, false)).toBeNull();
    expect(stepped(null, [], 1, false)).toBeNull();
  });
});
