import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const colours = new Map([...css.matchAll(/--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(([, name, day, night]) => [name ?? "", [day ?? "", night ?? ""]]));

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const TEXT = ["ink", "ink-soft", "accent", "good", "notice", "bad"];
const pairs: [string, string, number][] = [
  ...TEXT.flatMap((text) => ["paper", "surface", "sunken"].map((ground): [string, string, number] => [text, ground, 4.5])),
  ...["accent", "good", "notice", "bad"].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-wash`, 4.5],
    ["ink", `${tone}-wash`, 7],
    ["ink-soft", `${tone}-wash`, 4.5],
  ]),
  ["accent-ink", "accent", 4.5],
  ["line-strong", "surface", 3],
  ["line-strong", "paper", 3],
];

describe("the colours can be read", () => {
  it.each(pairs)("%s on %s", (text, ground, least) => {
    for (const time of [0, 1]) {
      const one = colours.get(text)?.[time];
      const other = colours.get(ground)?.[time];
      expect(one && other ? contrast(one, other) : 0).toBeGreaterThanOrEqual(least);
    }
  });
});
