import { describe, expect, it } from "vitest";
import { spansToUtf16, toCodePoints, toUtf16 } from "./offsets";

describe("offsets", () => {
  const rare = "在𠮷林省😀。";

  it("are the same inside the basic plane", () => {
    expect(toUtf16("国家队", 2)).toBe(2);
    expect(toCodePoints("国家队", 2)).toBe(2);
  });

  it("count a rare character once on the server and twice in the browser", () => {
    expect(toUtf16(rare, 1)).toBe(1);
    expect(toUtf16(rare, 2)).toBe(3);
    expect(toCodePoints(rare, 3)).toBe(2);
    expect(rare.slice(toUtf16(rare, 1), toUtf16(rare, 3))).toBe("𠮷林");
  });

  it("go there and back for every offset", () => {
    const length = [...rare].length;
    for (let offset = 0; offset <= length; offset += 1) {
      expect(toCodePoints(rare, toUtf16(rare, offset))).toBe(offset);
    }
  });

  it("stop at the end of the text", () => {
    expect(toUtf16("队", 9)).toBe(1);
    expect(toUtf16(rare, 99)).toBe(rare.length);
    expect(toCodePoints(rare, 99)).toBe([...rare].length);
  });

  it("move whole lists of spans", () => {
    expect(spansToUtf16(rare, [{ start: 1, end: 3, id: 7 }])).toEqual([{ start: 1, end: 4, id: 7 }]);
    expect(spansToUtf16("国家队", [{ start: 0, end: 9 }])).toEqual([{ start: 0, end: 9 }]);
  });
});
