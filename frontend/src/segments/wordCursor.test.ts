import { describe, expect, it } from "vitest";
import { covered, fitted, stepped, type WordCursor } from "./wordCursor";
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
  const at = (index: number): WordCursor => {
    const { start, end } = words[index]!;
    return { anchor: { start, end }, head: { start, end } };
  };

  it("begins at the first word, or from behind at the last", () => {
    expect(stepped(null, words, 1, false)).toEqual(at(1));
    expect(stepped(null, words, -1, false)).toEqual(at(5));
  });

  it("passes over punctuation and stays at the ends", () => {
    expect(stepped(at(2), words, 1, false)).toEqual(at(5));
    expect(stepped(at(5), words, 1, false)).toEqual(at(5));
  });

  it("is stretched over several words, to either side, and back", () => {
    const two = stepped(at(1), words, 1, true)!;
    expect(covered(two)).toEqual({ start: 1, end: 4 });
    expect(covered(stepped(two, words, -1, true)!)).toEqual({ start: 1, end: 3 });
    expect(covered(stepped(at(5), words, -1, true)!)).toEqual({ start: 3, end: 8 });
    expect(stepped(two, words, 1, false)).toEqual(at(5));
  });

  it("goes on from the middle of a word to that word", () => {
    const half = { anchor: { start: 1, end: 2 }, head: { start: 1, end: 2 } };
    expect(stepped(half, words, 1, false)).toEqual(at(1));
  });

  it("is nowhere where there are no words", () => {
    expect(stepped(null, cut("……"), 1, false)).toBeNull();
    expect(stepped(null, [], 1, false)).toBeNull();
  });
});

describe("a choice", () => {
  const source = "在𠮷野家";
  it.each([
    ["grows on the right", { start: 1, end: 3 }, "right", true, "𠮷野"],
    ["grows on the left", { start: 1, end: 3 }, "left", true, "在𠮷"],
    ["grows on the left by a whole character", { start: 3, end: 4 }, "left", true, "𠮷野"],
    ["shrinks on the right", { start: 0, end: 3 }, "right", false, "在"],
    ["shrinks on the left", { start: 1, end: 5 }, "left", false, "野家"],
    ["stays at the beginning", { start: 0, end: 1 }, "left", true, "在"],
    ["stays at the end", { start: 4, end: 5 }, "right", true, "家"],
    ["keeps one character on the right", { start: 1, end: 3 }, "right", false, "𠮷"],
    ["keeps one character on the left", { start: 1, end: 3 }, "left", false, "𠮷"],
  ] as const)("%s", (_, span, side, more, wanted) => {
    const { start, end } = fitted(span, source, side, more);
    expect(source.slice(start, end)).toBe(wanted);
  });
});
