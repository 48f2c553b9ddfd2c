import type { ConceptChange } from "../api/types";

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

const FIELDS = ["zh", "variants", "pinyin", "kind", "domain", "definition", "renderings", "note", "source"] as const;

/** A field's value as one line: lists joined, a rendering with its standing. */
export function said(value: unknown, standing: (name: string) => string): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => said(item, standing)).join("; ");
  if (typeof value === "object") {
    const { text, standing: name } = value as { text?: unknown; standing?: unknown };
    return typeof text === "string" ? `${text} (${standing(String(name))})` : JSON.stringify(value);
  }
  return String(value);
}

/** Which fields a change touched. What a new entry began with is no change. */
export function fieldChanges(change: Pick<ConceptChange, "before" | "after">, standing: (name: string) => string): FieldChange[] {
  const { before, after } = change;
  if (!before) return [];
  return FIELDS.map((field) => ({ field, before: said(before[field], standing), after: said(after[field], standing) })).filter((one) => one.before !== one.after);
}
