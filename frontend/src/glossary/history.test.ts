import { describe, expect, it } from "vitest";
import { fieldChanges } from "./history";

const same = (_: string, name: string) => name;

describe("fieldChanges", () => {
  it("names the fields that changed, and nothing else", () => {
    const before = { zh: "国家队", renderings: [{ text: "national team", standing: "admitted" }], note: "" };
    const after = { zh: "国家队", renderings: [{ text: "national team", standing: "preferred" }], note: "Explain at first use." };
    expect(fieldChanges({ before, after }, same)).toEqual([
      { field: "renderings", before: "national team (admitted)", after: "national team (preferred)" },
      { field: "note", before: "", after: "Explain at first use." },
    ]);
  });
  it("has nothing to compare in a new entry", () => {
    expect(fieldChanges({ before: null, after: { zh: "国家队" } }, same)).toEqual([]);
  });
});
