import { describe, expect, it } from "vitest";
import { pieces } from "./pieces";

const drawn = (source: string, marks: { start: number; end: number }[], from?: number, to?: number): string =>
  pieces(source, marks, from, to).map(({ text, mark }) => (mark ? `[${text}]` : text)).join("|");

describe("pieces", () => {
  it("cut out the terms", () => {
    expect(drawn("人工智能国家队。", [{ start: 4, end: 7 }, { start: 0, end: 4 }])).toBe("[人工智能]|[国家队]|。");
    expect(drawn("无", [])).toBe("无");
    expect(drawn("", [])).toBe("");
  });

  it("draw the longer of two terms that overlap", () => {
    expect(drawn("国家人工智能", [{ start: 0, end: 2 }, { start: 0, end: 6 }, { start: 2, end: 6 }])).toBe("[国家人工智能]");
  });

  it("stay inside a stretch", () => {
    expect(drawn("人工智能国家队。", [{ start: 0, end: 4 }], 2, 6)).toBe("[智能]|国家");
  });
});
