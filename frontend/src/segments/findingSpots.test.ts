import { EditorView } from "@codemirror/view";
import { describe, expect, it } from "vitest";
import type { Finding } from "../api/types";
import { showSpots } from "./findingSpots";

const TEXT = "The 𠮷 team raised 18 billion RMB.";
const spot = (target: [number, number] | null, severity: Finding["severity"] = "error", reason: string | null = null) => ({
  target,
  severity,
  ignored: reason === null ? null : { reason, by: null, at: "" },
});
const underlined = (view: EditorView) => [...view.dom.querySelectorAll(".finding-spot")].map((one) => [one.textContent, one.className.includes("-error") ? "error" : "warning"]);

describe("what findings point at", () => {
  it("is underlined by how bad it is, counted in code points", () => {
    const view = new EditorView({ doc: TEXT });
    showSpots(view, [spot([18, 28]), spot([0, 3], "warning")]);
    expect(underlined(view)).toEqual([["The", "warning"], ["18 billion", "error"]]);
  });

  it("is not underlined where it is a hint, has no place, or may stand", () => {
    const view = new EditorView({ doc: TEXT });
    showSpots(view, [spot([0, 3], "hint"), spot(null), spot([4, 4]), spot([18, 28], "error", "It is so.")]);
    expect(underlined(view)).toEqual([]);
  });

  it("moves with the text, and goes when the next check finds nothing", () => {
    const view = new EditorView({ doc: TEXT });
    showSpots(view, [spot([18, 28])]);
    view.dispatch({ changes: { from: 0, insert: "Yesterday: " } });
    expect(underlined(view)).toEqual([["18 billion", "error"]]);
    showSpots(view, []);
    expect(underlined(view)).toEqual([]);
  });
});
