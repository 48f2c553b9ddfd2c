import { describe, expect, it } from "vitest";
import type { ConceptLite } from "../api/types";
import { asksForGloss, fitted, inForm, policyOf, withGloss, type Earlier } from "./insertion";
import type { RowTerm } from "./terms";

describe("a rendering in a sentence", () => {
  it.each([
    ["", "", "national team"],
    ["the ", "", "national team"],
    ["the", "", " national team"],
    ["the", "is", " national team "],
    ["the ", " is", "national team"],
    ["(", ")", "national team"],
    ["“", "”", "national team"],
    ['a "', '"', "national team"],
    ['said "x"', "", " national team"],
    ["policy,", ".", " national team"],
    ["", "(国家队)", "national team "],
  ])("between ‘%s’ and ‘%s’", (before, after, expected) => {
    expect(fitted("national team", before, after)).toBe(expected);
  });

  it.each([
    ["", "National team"],
    ["It won. ", "National team"],
    ["the ", "national team"],
    ["these ", "national teams"],
    ["It won. Both ", "national teams"],
  ])("takes the form that its place wants, after ‘%s’", (before, expected) => {
    expect(inForm({ text: "national team", standing: "preferred" }, "term", before)).toBe(expected);
    expect(inForm({ text: "State Council", standing: "preferred" }, "organisation", before)).toBe("State Council");
  });

  it("takes the plural that the glossary knows", () => {
    expect(inForm({ text: "chairperson", standing: "preferred", plural: "chairpeople" }, "term", "two ")).toBe("chairpeople");
  });

  it("with the Chinese behind it", () => {
    expect(withGloss("purely domestically funded", "純內資", "round")).toBe("purely domestically funded (純內資)");
    expect(withGloss("purely domestically funded", "純內資", "square")).toBe("purely domestically funded [純內資]");
  });
});

function term(gloss: NonNullable<ConceptLite["gloss"]>, kind: ConceptLite["kind"] = "term"): RowTerm {
  const concept: ConceptLite = {
    id: 1, zh: "国家队", pinyin: "", kind, domain: "", note: "", gloss, status: "approved",
    renderings: [{ text: "national team", standing: "preferred" }, { text: "squad", standing: "forbidden" }],
  };
  return { concept, chinese: "國家隊", sure: true };
}

describe("the Chinese after a rendering", () => {
  it("follows the concept's own policy, then the house's; names need none", () => {
    expect(policyOf(term("never").concept, "always")).toBe("never");
    expect(policyOf(term("always", "person").concept, "never")).toBe("always");
    expect(policyOf(term("house").concept, "first_use")).toBe("first_use");
    expect(policyOf(term("house", "person").concept, "always")).toBe("never");
  });

  const known = [term("first_use")];
  it.each<[string, Earlier[], boolean]>([
    ["nothing is written before", [{ target: "", terms: known }], true],
    ["the rendering stands for it", [{ target: "The National Team won.", terms: known }], false],
    ["the same words stand for something else", [{ target: "The national team won.", terms: [] }], true],
    ["only a forbidden rendering stands there", [{ target: "The squad won.", terms: known }], true],
    ["it is glossed in either script", [{ target: "the side (国家队) and", terms: [] }], false],
    ["it is glossed as this source writes it", [{ target: "the side (國家隊) and", terms: [] }], false],
    ["a part of a longer word stands there", [{ target: "the international teams", terms: known }], true],
  ])("is asked for at the first use: %s", (_, earlier, asked) => {
    expect(asksForGloss(term("first_use"), "never", earlier)).toBe(asked);
  });

  it("is asked for always or never, whatever stands before", () => {
    const used = [{ target: "The national team (国家队)", terms: known }];
    expect(asksForGloss(term("always"), "never", used)).toBe(true);
    expect(asksForGloss(term("never"), "always", [])).toBe(false);
  });
});
