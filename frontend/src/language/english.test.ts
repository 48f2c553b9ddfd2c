import { describe, expect, it } from "vitest";
import { beginsSentence, capitalised, plural, wantsPlural } from "./english";

describe("the beginning of a sentence", () => {
  it.each(["", "  ", "“", "**", "It came. ", "It came.” ", "Did it? ", "He left (in May). ", "It came. “"])("is after ‘%s’", (before) => {
    expect(beginsSentence(before)).toBe(true);
  });
  it.each(["the ", "It came, ", "the U.S. ", "Mr. ", "CloudWalk Co. ", "J. ", "called “", "grew 3.", "is "])("is not after ‘%s’", (before) => {
    expect(beginsSentence(before)).toBe(false);
  });

  it("has a capital, but for words with their own", () => {
    expect(capitalised("national team")).toBe("National team");
    expect(capitalised("eBay shop")).toBe("eBay shop");
    expect(capitalised("5G network")).toBe("5G network");
    expect(capitalised("AI")).toBe("AI");
  });
});

describe("the plural", () => {
  it.each(["these ", "many ", "Several ", "18 ", "1,800 ", "dozens of ", "those two "])("is wanted after ‘%s’", (before) => {
    expect(wantsPlural(before)).toBe(true);
  });
  it.each(["the ", "this ", "1 ", "one ", "too many, ", "all ", "in 2020, ", "Germany "])("is not wanted after ‘%s’", (before) => {
    expect(wantsPlural(before)).toBe(false);
  });

  it.each([
    ["unicorn", "unicorns"],
    ["technology company", "technology companies"],
    ["holiday", "holidays"],
    ["tax", "taxes"],
    ["start-up", "start-up"],
    ["purely domestically funded", "purely domestically funded"],
    ["cyber security", "cyber security"],
    ["Communist Party", "Communist Party"],
    ["AI", "AI"],
    ["overseas Chinese affairs", "overseas Chinese affairs"],
  ])("of ‘%s’ is ‘%s’", (words, wanted) => {
    expect(plural(words)).toBe(wanted);
  });
});
