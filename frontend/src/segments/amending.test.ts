import { describe, expect, it } from "vitest";
import { evidenceIn, withRendering } from "./amending";

const has = [
  { text: "national team", standing: "preferred" as const, note: "of firms" },
  { text: "country team", standing: "forbidden" as const },
];

describe("a rendering proposed for an entry", () => {
  it("is admitted beside the others", () => {
    expect(withRendering(has, "state team", false)).toEqual([...has, { text: "state team", standing: "admitted" }]);
  });

  it("is preferred in place of what was", () => {
    expect(withRendering(has, "state team", true)).toEqual([
      { text: "state team", standing: "preferred" },
      { text: "national team", standing: "admitted", note: "of firms" },
      { text: "country team", standing: "forbidden" },
    ]);
  });

  it("changes the standing of one that is there, and keeps what is said of it", () => {
    expect(withRendering(has, "country team", false)[1]).toEqual({ text: "country team", standing: "admitted" });
    expect(withRendering(has, "national team", true)[0]).toEqual(has[0]);
  });

  it("comes with its sentences", () => {
    expect(evidenceIn(" As they say. ", { source: "国家队来了。", target: "The state team came." })).toBe("As they say.\n国家队来了。\nThe state team came.");
    expect(evidenceIn("", { source: "国家队来了。", target: "" })).toBe("国家队来了。");
  });
});
