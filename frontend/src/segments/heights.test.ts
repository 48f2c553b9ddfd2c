import { describe, expect, it } from "vitest";
import { rowHeight } from "./heights";

const wide = { source: 450, target: 480, stacked: false, scale: 1 };

describe("the height of a row", () => {
  it("follows the longer side", () => {
    const row = { source: "国".repeat(100), kind: "paragraph", first: false } as const;
    expect(rowHeight(row, "", wide)).toBeLessThan(rowHeight(row, "word ".repeat(200), wide));
    expect(rowHeight({ ...row, source: "国" }, "", wide)).toBeLessThan(60);
  });

  it("adds both where they stand below each other", () => {
    const row = { source: "国".repeat(100), kind: "paragraph", first: false } as const;
    const narrow = { ...wide, stacked: true };
    expect(rowHeight(row, "word ".repeat(60), narrow)).toBeGreaterThan(rowHeight(row, "word ".repeat(60), wide));
  });

  it("counts line breaks, and survives a column without width", () => {
    const row = { source: "一\n二\n三", kind: "paragraph", first: true } as const;
    expect(rowHeight(row, "", wide)).toBeGreaterThan(100);
    expect(rowHeight(row, "", { ...wide, source: 0, target: 0 })).toBeGreaterThan(0);
  });
});
