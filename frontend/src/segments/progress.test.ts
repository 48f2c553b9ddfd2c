import { describe, expect, it } from "vitest";
import { countOf, finished, moved, NOTHING, total } from "./progress";

describe("progress", () => {
  it("counts code points as the server does", () => {
    expect(countOf("在𠮷林。")).toBe(4);
  });

  it("adds segments and follows them from state to state", () => {
    let count = moved(NOTHING, 10, undefined, "untranslated");
    count = moved(count, 20, undefined, "reviewed");
    expect([total(count), finished(count), count.characters, count.charactersDone]).toEqual([2, 1, 30, 20]);
    count = moved(count, 10, "untranslated", "draft");
    expect(count.charactersDone).toBe(20);
    count = moved(count, 10, "draft", "translated");
    expect([finished(count), count.charactersDone]).toEqual([2, 30]);
    count = moved(count, 20, "reviewed", "draft");
    expect([finished(count), count.charactersDone, count.characters]).toEqual([1, 10, 30]);
  });
});
