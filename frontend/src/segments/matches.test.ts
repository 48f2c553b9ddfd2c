import { describe, expect, it } from "vitest";
import { differencesOf, digitOfMatch, matchOfDigit } from "./matches";

describe("the number keys", () => {
  it("go on after the terms", () => {
    expect(digitOfMatch(2, 0)).toBe(3);
    expect(matchOfDigit(["first", "second"], 2, 4)).toBe("second");
  });

  it("end at nine", () => {
    expect(digitOfMatch(8, 0)).toBe(9);
    expect(digitOfMatch(8, 1)).toBeNull();
  });

  it("leave the terms their own", () => {
    expect(matchOfDigit(["first"], 2, 2)).toBeNull();
    expect(matchOfDigit([], 0, 1)).toBeNull();
  });
});

it("says which numbers and names differ", () => {
  const none = { numbers_here: [], numbers_there: [], names_here: [], names_there: [] };
  expect(differencesOf({ differences: none })).toEqual([]);
  expect(differencesOf({ differences: { ...none, numbers_here: ["18亿元"], numbers_there: ["20亿元"], names_here: ["上海市"] } })).toEqual([
    "18亿元 ≠ 20亿元",
    "上海市 ≠ —",
  ]);
});
