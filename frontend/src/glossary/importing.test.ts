import { describe, expect, it } from "vitest";
import { badOf, chosenOf, countOf, isWhole, withColumn } from "./importing";

describe("withColumn", () => {
  it("takes a field that only one column can be from the other", () => {
    expect(withColumn({ fields: ["zh", "preferred", null], has_head: true }, 2, "zh").fields).toEqual([null, "preferred", "zh"]);
  });
  it("lets several columns be renderings", () => {
    expect(withColumn({ fields: ["zh", "preferred", null], has_head: true }, 2, "preferred").fields).toEqual(["zh", "preferred", "preferred"]);
  });
});

describe("chosenOf", () => {
  it("has a place for every column, and nothing for a file that is no table", () => {
    expect(chosenOf({ columns: ["zh"], has_head: true, heads: ["a", "b"], samples: [["1", "2", "3"]] })).toEqual({ fields: ["zh", null, null], has_head: true });
    expect(chosenOf({ columns: null, has_head: false, heads: [], samples: [] })).toBeNull();
  });
});

describe("isWhole", () => {
  it("wants the Chinese and a rendering, and no more", () => {
    expect(isWhole({ fields: [null, "zh", "preferred"], has_head: true })).toBe(true);
    expect(isWhole({ fields: ["zh", null], has_head: true })).toBe(false);
  });
});

describe("countOf", () => {
  it("is of one outcome, or of all", () => {
    expect(countOf({ new: 3, wrong: 1 }, "wrong")).toBe(1);
    expect(countOf({ new: 3, wrong: 1 }, "open")).toBe(0);
    expect(countOf({ new: 3, wrong: 1 }, null)).toBe(4);
  });
});

describe("badOf", () => {
  it("counts what keeps an import from being done", () => {
    expect(badOf({ new: 3, wrong: 1, conflict: 2 })).toBe(3);
  });
});
