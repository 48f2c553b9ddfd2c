import { describe, expect, it } from "vitest";
import { afterLeaving, neighbour } from "./queue";

describe("neighbour", () => {
  it.each([
    [[1, 2, 3], 2, 1, 3],
    [[1, 2, 3], 3, 1, 3],
    [[1, 2, 3], 1, -1, 1],
    [[1, 2, 3], undefined, 1, 1],
    [[1, 2, 3], undefined, -1, 3],
    [[1, 2, 3], 9, 1, 1],
    [[], 1, 1, undefined],
  ])("of %j from %s by %i", (ids, current, step, expected) => {
    expect(neighbour(ids, current, step)).toBe(expected);
  });
});

describe("afterLeaving", () => {
  it.each([
    [[1, 2, 3], 2, 3],
    [[1, 2, 3], 3, 2],
    [[1], 1, undefined],
  ])("%j without %i", (ids, left, expected) => {
    expect(afterLeaving(ids, left)).toBe(expected);
  });
});
