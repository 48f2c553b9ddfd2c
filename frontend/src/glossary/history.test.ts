import { describe, expect, it } from "vitest";
import { difference, fieldChanges } from "./history";

const same = (_: string, name: string) => name;

describe("fieldChanges", () => {
  it("names the fields that changed, and nothing else", () => {
    const before = { zh: "国家队", renderings: [{ text: "national team", standing: "admitted" }], note: "" };
    const after = { zh: "国家队", renderings: [{ text: "national team", standing: "preferred" }], note: "Explain at first use." };
    expect(fieldChanges({ before, after }, same)).toEqual([
      {
        field: "renderings",
        lines: [
          [
            { change: "same", text: "national team (" },
            { change: "removed", text: "admitted" },
            { change: "added", text: "preferred" },
            { change: "same", text: ")" },
          ],
        ],
      },
      { field: "note", lines: [[{ change: "added", text: "Explain at first use." }]] },
    ]);
  });
  it("has nothing to compare in a new entry", () => {
    expect(fieldChanges({ before: null, after: { zh: "国家队" } }, same)).toEqual([]);
  });
});

describe("difference", () => {
  const said = (before: unknown, after: unknown, field = "renderings") => difference(field, before, after, same).map((pieces) => pieces.map(({ change, text }) => `${change} ${text}`).join("|"));
  it("tells of each word of a list whether it stays, comes or goes", () => {
    const before = [
      { text: "state team", standing: "preferred" },
      { text: "national team", standing: "admitted" },
    ];
    const after = [
      { text: "national team", standing: "admitted" },
      { text: "national champion", standing: "preferred" },
    ];
    expect(said(before, after)).toEqual(["same national team (admitted)", "added national champion (preferred)", "removed state team (preferred)"]);
  });
  it("takes older history, whose Chinese forms are bare words", () => {
    expect(said(["國家隊"], [], "variants")).toEqual(["removed 國家隊"]);
  });
  it("exchanges a value that is one of a few as a whole", () => {
    expect(said("term", "slogan", "kind")).toEqual(["removed term|added slogan"]);
    expect(said(null, "term", "kind")).toEqual(["added term"]);
    expect(fieldChanges({ before: { kind: "term" }, after: { kind: "term" } }, same)).toEqual([]);
  });
});
