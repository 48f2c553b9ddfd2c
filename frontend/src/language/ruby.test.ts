import { describe, expect, it } from "vitest";
import { rubyParts, together } from "./ruby";

describe("ruby", () => {
  it("puts the reading over each word and leaves punctuation bare", () => {
    const readings = [
      { start: 0, end: 2, pinyin: "fāzhǎn" },
      { start: 2, end: 3, pinyin: "," },
      { start: 3, end: 5, pinyin: "AI" },
    ];
    expect(rubyParts("发展，AI。", readings)).toEqual([
      { base: "发展", reading: "fāzhǎn" },
      { base: "，", reading: "" },
      { base: "AI", reading: "" },
      { base: "。", reading: "" },
    ]);
  });

  it("loses no character when words overlap or are missing", () => {
    const readings = [
      { start: 1, end: 3, pinyin: "a" },
      { start: 2, end: 4, pinyin: "b" },
    ];
    expect(rubyParts("甲乙丙丁", readings).map((part) => part.base).join("")).toBe("甲乙丙丁");
    expect(rubyParts("甲", [])).toEqual([{ base: "甲", reading: "" }]);
    expect(rubyParts("", [])).toEqual([]);
  });
});

describe("line breaks", () => {
  const part = (base: string) => ({ base, reading: /\p{Script=Han}/u.test(base) ? "x" : "" });
  const drawn = (...bases: string[]) => together(bases.map(part)).map((group) => group.map(({ base }) => base).join("")).join("|");

  it("keep punctuation with its word", () => {
    expect(drawn("此前", "“", "国家队", "”，", "两年", "。")).toBe("此前|“国家队”，|两年。");
    expect(drawn("名下", "。“", "国")).toBe("名下。|“国");
    expect(drawn("AI", "发展")).toBe("AI|发展");
  });

  it("lose no character", () => {
    expect(drawn("”", "。“", "国", "——").replaceAll("|", "")).toBe("”。“国——");
  });
});
