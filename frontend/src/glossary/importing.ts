import type { ImportPreview } from "../api/generated/types.gen";
import { isProblem } from "../api/http";

/** Every field that a column can be, as the server names them. */
export const COLUMN_FIELDS = ["zh", "variants", "simplified", "traditional", "zh_abbreviations", "zh_standings", "pinyin", "preferred", "admitted", "deprecated", "forbidden", "usage", "abbreviations", "plurals", "provenance", "kind", "domain", "definition", "note", "print_note", "gloss", "source"] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

export const OUTCOMES = ["new", "changed", "unchanged", "open", "conflict", "wrong"] as const;

/** What is said of the columns when the file is sent again. */
export interface Chosen {
  fields: (string | null)[];
  has_head: boolean;
}

/** Fields of which an entry has one: a column that takes it takes it from another. */
const ALONE = new Set<string>(["zh", "pinyin", "kind", "domain", "definition", "note", "print_note", "gloss", "source", "usage", "abbreviations", "plurals", "provenance", "zh_standings"]);

export function withColumn(chosen: Chosen, at: number, field: string | null): Chosen {
  const fields = chosen.fields.map((one, index) => {
    if (index === at) return field;
    return field !== null && ALONE.has(field) && one === field ? null : one;
  });
  return { ...chosen, fields };
}

/** What the server understood, padded to the width of the table. */
export function chosenOf({ columns, has_head, heads, samples }: Pick<ImportPreview, "columns" | "has_head" | "heads" | "samples">): Chosen | null {
  if (columns === null) return null;
  const width = Math.max(columns.length, heads.length, ...samples.map(({ length }) => length));
  return { fields: Array.from({ length: width }, (_, at) => columns[at] ?? null), has_head };
}

/** Whether a guess is an import already: a column that nobody understands is left out, and is seen to be. */
export function isWhole({ fields }: Chosen): boolean {
  return fields.includes("zh") && fields.includes("preferred");
}

/** How many rows a list has, of one outcome or of all. */
export function countOf(counts: Record<string, number>, outcome: (typeof OUTCOMES)[number] | null): number {
  return outcome ? (counts[outcome] ?? 0) : Object.values(counts).reduce((sum, one) => sum + one, 0);
}

/** Rows that keep an import from being done. */
export function badOf(counts: Record<string, number>): number {
  return (counts["wrong"] ?? 0) + (counts["conflict"] ?? 0);
}

/** The rows that a refused import names. */
export function badRows(error: unknown): { line: number; reason: string }[] {
  const rows = isProblem(error, 422) ? error.details["rows"] : undefined;
  return Array.isArray(rows) ? (rows as { line: number; reason: string }[]) : [];
}
