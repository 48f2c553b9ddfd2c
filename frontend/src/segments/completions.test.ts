import { describe, expect, it } from "vitest";
import { completionsAt } from "./completions";
import type { RowTerm } from "./terms";

function term(chinese: string, preferred: string, ...others: [string, "admitted" | "forbidden" | "deprecated"][]): RowTerm {
  const renderings = [{ text: preferred, standing: "preferred" as const }, ...others.map(([text, standing]) => ({ text, standing }))];
  return { chinese, sure: true, concept: { id: 1, zh: chinese, pinyin: "", kind: "term", domain: "", note: "", status: "approved", renderings } };
}

const terms = [
  term("纯内资", "purely domestically funded"),
  term("国家队", "national team", ["national squad", "admitted"], ["country team", "forbidden"]),
  term("全国人大", "National People's Congress"),
];
const offered = (before: string, after = "", brackets: "round" | "square" = "round"): string[] => completionsAt(before, after, terms, brackets, () => false).map(({ text }) => text);

describe("completion", () => {
  it.each([
    ["the first letters of a rendering, with and without its gloss", "It is pur", ["purely domestically funded", "purely domestically funded (纯内资)"]],
    ["from its second word on too", "It is purely dom", ["purely domestically funded", "purely domestically funded (纯内资)"]],
    ["after a bracket or a quotation mark", "“pure", ["purely domestically funded", "purely domestically funded (纯内资)"]],
    ["with the capital that begins a sentence", "Purely d", ["Purely domestically funded", "Purely domestically funded (纯内资)"]],
    ["never what the glossary forbids", "a country te", []],
    ["nothing for one letter", "a p", []],
    ["nothing in the middle of a word", "impure", []],
    ["nothing once it is written out", "the national squad", []],
  ])("offers %s", (_, before, wanted) => {
    expect(offered(before)).toEqual(wanted);
  });

  it("offers the preferred before the admitted, and the longer beginning first", () => {
    expect(offered("the national ").filter((text) => !text.includes("("))).toEqual(["national team", "National People's Congress", "national squad"]);
    expect(offered("the national s").filter((text) => !text.includes("("))).toEqual(["national squad"]);
  });

  it("keeps the rendering's own capitals", () => {
    expect(offered("the national peo")[0]).toBe("National People's Congress");
  });

  it("offers nothing before a letter", () => {
    expect(offered("pur", "ely")).toEqual([]);
    expect(offered("pur", " and")).toHaveLength(2);
  });

  it("offers the gloss first where the policy asks for it", () => {
    expect(completionsAt("pur", "", terms, "round", () => true).map(({ text }) => text)).toEqual(["purely domestically funded (纯内资)", "purely domestically funded"]);
  });

  it("offers the plural after what speaks of several", () => {
    expect(offered("these national t")[0]).toBe("national teams");
  });

  it("uses the brackets of the house", () => {
    expect(offered("pur", "", "square")[1]).toBe("purely domestically funded [纯内资]");
  });
});
