import { describe, expect, it } from "vitest";
import { chineseSentence } from "./findingSentences";

const doubled = { check: "doubled", code: "word", facts: { word: "the" }, message: "“the” stands there twice." };

describe("a finding in Chinese", () => {
  it("has the facts in their places", () => {
    expect(chineseSentence(doubled)).toBe("“the”重复出现。");
    expect(chineseSentence({ check: "names", code: "before", facts: { zh: "王芳", segment: 3, name: "Wang Fang", written: "Wang Fan" }, message: "" })).toBe(
      "“Wang Fan”与第 3 句段的“Wang Fang”只差一个字母，两处原文都有“王芳”。",
    );
  });

  it("takes a fact as it is, whatever stands in it", () => {
    expect(chineseSentence({ ...doubled, facts: { word: "$& {word}" } })).toBe("“$& {word}”重复出现。");
  });

  it("puts the check's own words into Chinese, and leaves quotations alone", () => {
    const facts = { source: "增长18%", target: "up", direction: "up", other: "down" };
    expect(chineseSentence({ check: "direction", code: "turned", facts, message: "" })).toBe("“增长18%”是上升，“up”却是下降。");
    const unknown = { source: "5卢布", target: "$5", currency: "RUB", other: "U.S. dollars" };
    expect(chineseSentence({ check: "currency", code: "other", facts: unknown, message: "" })).toBe("“5卢布”的货币是RUB，“$5”却是美元。");
  });

  it("puts units and what stands between quotations into Chinese", () => {
    const facts = { source: "上涨了两倍", value: "3 times", target: "doubled" };
    expect(chineseSentence({ check: "quantities", code: "size", facts, message: "" })).toBe("“上涨了两倍”是 3 倍，译文却是“doubled”。");
    const money = { ...facts, value: "1.8 billion CNY" };
    expect(chineseSentence({ check: "quantities", code: "size", facts: money, message: "" })).toContain("1.8 billion 人民币");
    const renderings = "“rider” or “courier”";
    expect(chineseSentence({ check: "terminology", code: "missing", facts: { zh: "骑手", renderings }, message: "" })).toContain("“rider”或“courier”");
  });

  it("is left to English where there is no sentence, or a fact is missing", () => {
    expect(chineseSentence({ ...doubled, code: "new" })).toBeNull();
    expect(chineseSentence({ ...doubled, check: "new" })).toBeNull();
    expect(chineseSentence({ ...doubled, facts: {} })).toBeNull();
  });
});
