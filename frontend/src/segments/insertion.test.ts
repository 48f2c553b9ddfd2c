import { describe, expect, it } from "vitest";
import { fitted, withGloss } from "./insertion";

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

  it("with the Chinese behind it", () => {
    expect(withGloss("purely domestically funded", "純內資", "round")).toBe("purely domestically funded (純內資)");
    expect(withGloss("purely domestically funded", "純內資", "square")).toBe("purely domestically funded [純內資]");
  });
});
