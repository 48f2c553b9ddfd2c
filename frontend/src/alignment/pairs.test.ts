import { describe, expect, it } from "vitest";
import { changed, nextOf, placeOf, shapeOf, type Pair } from "./pairs";

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

describe("nextOf", () => {
  const pairs = [pair(1), pair(2, true), pair(3), pair(4, true)];
  it("goes round at the end, in either direction", () => {
    expect(nextOf(pairs, "doubtful", 0, true)).toBe(1);
    expect(nextOf(pairs, "doubtful", 1, true)).toBe(3);
    expect(nextOf(pairs, "doubtful", 3, true)).toBe(1);
    expect(nextOf(pairs, "doubtful", 1, false)).toBe(3);
    expect(nextOf(pairs, "doubtful", -1, true)).toBe(1);
  });
  it("finds what has one side only", () => {
    const source = [{ block: 0, start: 0, text: "x", kind: "paragraph", level: 0 } as const];
    const all: Pair[] = [pair(1), pair(2), pair(3)].map((one) => ({ ...one, source, target: one.id === 2 ? [] : source }));
    expect(nextOf(all, "oneSided", 2, true)).toBe(1);
    expect(nextOf(all, "doubtful", 2, true)).toBe(-1);
  });
  it("says when there is none", () => {
    expect(nextOf([pair(1)], "doubtful", 0, true)).toBe(-1);
    expect(nextOf([], "doubtful", -1, true)).toBe(-1);
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
