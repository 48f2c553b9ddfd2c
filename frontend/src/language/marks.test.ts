import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findMarks } from "./marks";

interface Case {
  readonly label: string;
  readonly text: string;
  readonly marks: readonly (readonly string[])[];
}

const cases = JSON.parse(readFileSync(join(import.meta.dirname, "../../../tests/language/marks.json"), "utf8")) as Case[];

describe("light marks", () => {
  it.each(cases)("$label", ({ text, marks }) => {
    const found = findMarks(text).map(({ kind, innerStart, innerEnd, value }) => [
      kind,
      text.slice(innerStart, innerEnd),
      ...(value ? [value] : []),
    ]);
    expect(found).toEqual(marks);
  });
});
