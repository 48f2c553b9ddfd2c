import type { ConceptChange } from "../api/types";

export interface FieldChange {
  field: string;
  before: string;
  after: string;
}

/** The words of the interface for values that are one of a few; the value itself where there is none. */
export type Naming = (group: "standing" | "form" | "kind" | "gloss" | "provenance", value: string) => string;

const FIELDS = ["zh", "variants", "pinyin", "kind", "gloss", "domain", "definition", "renderings", "note", "print_note", "source"] as const;

/** A word of an entry with all that is said of it, in one line. Older history has Chinese forms as bare words. */
function wordSaid(word: Record<string, unknown>, naming: Naming): string {
  const said = (name: string): string => (typeof word[name] === "string" ? (word[name] as string) : "");
  const form = said("form") && said("form") !== "variant" ? naming("form", said("form")) : "";
  // A Chinese form is admitted as a matter of course.
  const standing = said("standing") && !(word["form"] !== undefined && said("standing") === "admitted") ? naming("standing", said("standing")) : "";
  const from = [said("provenance") && said("provenance") !== "unknown" ? naming("provenance", said("provenance")) : "", said("source"), said("dated")];
  const about = [form, standing, said("abbreviation"), said("plural"), said("note"), ...from].filter(Boolean).join(", ");
  return about ? `${said("text")} (${about})` : said("text");
}

/** A field's value as one line. */
export function said(field: string, value: unknown, naming: Naming): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((item) => (typeof item === "object" && item !== null ? wordSaid(item as Record<string, unknown>, naming) : String(item))).join("; ");
  if (field === "kind" || field === "gloss") return naming(field, String(value));
  return String(value);
}

/** Which fields a change touched. What a new entry began with is no change; what older history does not know was not touched. */
export function fieldChanges(change: Pick<ConceptChange, "before" | "after">, naming: Naming): FieldChange[] {
  const { before, after } = change;
  if (!before) return [];
  return FIELDS.filter((field) => field in before && field in after)
    .map((field) => ({ field, before: said(field, before[field], naming), after: said(field, after[field], naming) }))
    .filter((one) => one.before !== one.after);
}
