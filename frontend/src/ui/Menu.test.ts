import { describe, expect, it } from "vitest";
import { nextItem } from "./Menu";

describe("nextItem", () => {
  it.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 2, 0],
    ["ArrowUp", 0, 2],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["x", 1, null],
  ])("%s from %i leads to %s", (key, from, to) => {
    expect(nextItem(key, from, 3)).toBe(to);
  });
  it("leads nowhere in an empty menu", () => {
    expect(nextItem("ArrowDown", 0, 0)).toBeNull();
  });
});
