import { render } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { StateMark } from "./StateMark";
import type { State } from "./saving/work";

const css = readFileSync(join(import.meta.dirname, "editor.css"), "utf8");

/** What a class draws below a text, besides its colour. */
function underline(name: string): string {
  const rule = new RegExp(`\\.${name} \\{([^}]*)\\}`).exec(css)?.[1] ?? "";
  const drawn = [...rule.matchAll(/(?:underline|style:|thickness:) ?([\w.]+)/g)].map(([, form]) => form);
  if (drawn.length === 0) throw new Error(`${name} draws no line`);
  return drawn.join(" ");
}

describe("what is told by colour", () => {
  it("is told by the form of the line too: approved, proposed and doubtful terms, a forbidden rendering, a finding", () => {
    const lines = ["term-approved", "term-proposed", "term-unsure", "target-forbidden", "finding-spot"].map(underline);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("is told by the form of the sign too: every state", () => {
    const states: State[] = ["untranslated", "draft", "translated", "reviewed"];
    const drawn = states.map((state) => render(<StateMark state={state} />).container.querySelector("svg")?.innerHTML);
    expect(new Set(drawn).size).toBe(states.length);
  });
});
