import { describe, expect, it } from "vitest";
import { safeReturn, tokenInFragment } from "./signing";

describe("tokenInFragment", () => {
  it.each([
    ["#token=abc", "abc"],
    ["#token=a%2Bb", "a+b"],
    ["#Zm9vYmFyYmF6cXV4eA", "Zm9vYmFyYmF6cXV4eA"],
    ["", null],
    ["#main", null],
  ])("%s", (hash, token) => {
    expect(tokenInFragment(hash)).toBe(token);
  });
});

describe("safeReturn", () => {
  it.each([
    ["/articles/7?segment=3", "/articles/7?segment=3"],
    ["//evil.example", "/"],
    ["/\\evil.example", "/"],
    ["https://evil.example", "/"],
    ["/sign-in", "/"],
    [undefined, "/"],
  ])("%s", (next, expected) => {
    expect(safeReturn(next)).toBe(expected);
  });
});
