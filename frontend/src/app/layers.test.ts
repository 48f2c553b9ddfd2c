import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const SOURCE = resolve(import.meta.dirname, "..");
const FLOOR = ["language", "ui", "api"];

/** app → features → language, ui, api: what a folder may import, besides itself. */
function mayImport(from: string, to: string): boolean {
  if (from === to) return true;
  if (from === "app") return true;
  if (FLOOR.includes(from)) return from === "ui" && to === "language";
  return FLOOR.includes(to); // a feature: neighbours do not know each other
}

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.parentPath.includes("generated"))
    .map((entry) => join(entry.parentPath, entry.name));
}

function wrongImports(file: string, text: string): string[] {
  const from = relative(SOURCE, file).split("/")[0] ?? "";
  const found = text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g);
  return [...found].flatMap(([, path = ""]) => {
    const to = relative(SOURCE, normalize(join(dirname(file), path))).split("/")[0] ?? "";
    return mayImport(from, to) ? [] : [`${relative(SOURCE, file)} imports ${path}`];
  });
}

describe("layers", () => {
  it("are imported in one direction", () => {
    expect(files(SOURCE).flatMap((file) => wrongImports(file, readFileSync(file, "utf8")))).toEqual([]);
  });

  it("would be seen broken", () => {
    expect(wrongImports(join(SOURCE, "articles/list.ts"), 'import { x } from "../glossary/queue";')).toHaveLength(1);
    expect(wrongImports(join(SOURCE, "ui/Button.tsx"), 'import { x } from "../api/http";')).toHaveLength(1);
  });
});
