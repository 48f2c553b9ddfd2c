import { describe, expect, it } from "vitest";
import { changed, nextDoubtful, placeOf, shapeOf, type Pair } from "./pairs";

const pair = (id: number, doubtful = false): Pair => ({ id, source: [], target: [], confidence: 1, pinned: false, doubtful });
const ids = (pairs: readonly Pair[]): number[] => pairs.map(({ id }) => id);

describe("changed", () => {
  const pairs = [1, 4, 8, 9].map((id) => pair(id));
  it("puts new pairs where they belong", () => {
    expect(ids(changed(pairs, [4], [pair(4), pair(6)]))).toEqual([1, 4, 6, 8, 9]);
    expect(ids(changed(pairs, [8, 9], [pair(10)]))).toEqual([1, 4, 10]);
    expect(ids(changed(pairs, [1], []))).toEqual([4, 8, 9]);
    expect(ids(changed([], [], [pair(2)]))).toEqual([2]);
  });
  it("takes a new pair in the place of the old one", () => {
    expect(changed(pairs, [4], [pair(4, true)])[1]?.doubtful).toBe(true);
  });
});

describe("placeOf", () => {
  it("finds a pair among many, and says when it is gone", () => {
    const pairs = Array.from({ length: 1000 }, (_, place) => pair(place * 3));
    expect(placeOf(pairs, 999 * 3)).toBe(999);
    expect(placeOf(pairs, 4)).toBe(-1);
    expect(placeOf([], 4)).toBe(-1);
  });
});

describe("nextDoubtful", () => {
  const pairs = [pair(1), pair(2, true), pair(3), pair(4, true)];
  it("goes round at the end, in either direction", () => {
    expect(nextDoubtful(pairs, 0, true)).toBe(1);
    expect(nextDoubtful(pairs, 1, true)).toBe(3);
    expect(nextDoubtful(pairs, 3, true)).toBe(1);
    expect(nextDoubtful(pairs, 1, false)).toBe(3);
    expect(nextDoubtful(pairs, -1, true)).toBe(1);
  });
  it("says when there is none", () => {
    expect(nextDoubtful([pair(1)], 0, true)).toBe(-1);
    expect(nextDoubtful([], -1, true)).toBe(-1);
  });
});

describe("shapeOf", () => {
  const passage = { block: 0, start: 0, text: "x", kind: "paragraph", level: 0 } as const;
  it("tells omissions from additions", () => {
    expect(shapeOf({ source: [passage], target: [] })).toBe("omitted");
    expect(shapeOf({ source: [], target: [passage] })).toBe("added");
    expect(shapeOf({ source: [passage], target: [passage] })).toBe("both");
  });
});
