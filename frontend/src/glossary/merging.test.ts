import { describe, expect, it } from "vitest";
import type { Concept, Rendering } from "../api/types";
import { isContested, preferences, staying } from "./merging";

const rendering = (text: string, standing: Rendering["standing"] = "preferred", note = ""): Rendering => ({ text, standing, note });
const side = (...renderings: Rendering[]) => ({ renderings });
const NO_NOTES = new Map<string, string>();

describe("two entries that become one", () => {
  it("keep the one that is in force", () => {
    const proposed = { id: 1, status: "proposed" } as Concept;
    const approved = { id: 2, status: "approved" } as Concept;
    expect(staying(proposed, approved).kept.id).toBe(2);
    expect(staying(approved, proposed).kept.id).toBe(2);
    expect(staying(proposed, { ...proposed, id: 3 }).kept.id).toBe(1);
  });
  it("leave nothing to choose where they prefer the same, or only one prefers anything", () => {
    expect(isContested(side(rendering("a"), rendering("b")), side(rendering("b")))).toBe(false);
    expect(isContested(side(rendering("a", "admitted")), side(rendering("b")))).toBe(false);
    expect(isContested(side(rendering("a")), side(rendering("b")))).toBe(true);
  });
  it("prefer what was chosen, and of both each with its note", () => {
    const kept = side(rendering("a", "preferred", "of goods"));
    const other = side(rendering("b"), rendering("c", "admitted"));
    expect(preferences("kept", kept, other, NO_NOTES)).toBeNull();
    expect(preferences("other", kept, other, NO_NOTES)).toEqual([{ text: "b", note: "" }]);
    expect(preferences("both", kept, other, new Map([["b", " of services "]]))).toEqual([
      { text: "a", note: "of goods" },
      { text: "b", note: "of services" },
    ]);
  });
});
