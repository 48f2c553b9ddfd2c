import { describe, expect, it } from "vitest";
import { percent } from "./Progress";

describe("percent", () => {
  it.each([
    [0, 0, 0],
    [0, 30, 0],
    [1, 10_000, 1],
    [9_999, 10_000, 99],
    [15, 30, 50],
    [30, 30, 100],
  ])("%i of %i is %i", (part, whole, expected) => {
    expect(percent(part, whole)).toBe(expected);
  });
});
