import type { ConceptChange } from "../api/types";
import { wordDiff, type Piece } from "../language/diff";

export interface FieldChange {
  field: string;
  /** One line for each word of a list, or the only one. */
  lines: Piece[][];
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

interface Word {
  text: string;
  said: string;
}

function wordsOf(value: unknown, naming: Naming): Word[] {
  if (!Array.isArray(value)) return [];
  return value.map((item) => {
    const word = (typeof item === "object" && item !== null ? item : { text: String(item) }) as Record<string, unknown>;
    return { text: String(word["text"]), said: wordSaid(word, naming) };
  });
}

const asked = (value: unknown): string => (value === null || value === undefined ? "" : String(value));

/** What became of a field: of a list each word by itself, those that stay too; the words of a text; one value for another. */
export function difference(field: string, before: unknown, after: unknown, naming: Naming): Piece[][] {
  if (Array.isArray(before) || Array.isArray(after)) return listDifference(wordsOf(before, naming), wordsOf(after, naming));
  if (field !== "kind" && field !== "gloss") return [wordDiff(asked(before), asked(after))];
  const named = (value: unknown) => (asked(value) ? naming(field, asked(value)) : "");
  return [replaced(named(before), named(after))];
}

function replaced(before: string, after: string): Piece[] {
  if (before === after) return [{ change: "same", text: before }];
  const pieces: Piece[] = [
    { change: "removed", text: before },
    { change: "added", text: after },
  ];
  return pieces.filter(({ text }) => text !== "");
}

function listDifference(before: readonly Word[], after: readonly Word[]): Piece[][] {
  const was = new Map(before.map((word) => [word.text, word]));
  const is = new Set(after.map(({ text }) => text));
  const gone = before.filter(({ text }) => !is.has(text));
  return [
    ...after.map(({ text, said }) => {
      const old = was.get(text);
      return old ? wordDiff(old.said, said) : replaced("", said);
    }),
    ...gone.map(({ said }) => replaced(said, "")),
  ];
}

/** Which fields a change touched. What a new entry began with is no change; what older history does not know was not touched. */
export function fieldChanges(change: Pick<ConceptChange, "before" | "after">, naming: Naming): FieldChange[] {
  const { before, after } = change;
  if (!before) return [];
  return FIELDS.filter((field) => field in before && field in after)
    .map((field) => ({ field, lines: difference(field, before[field], after[field], naming) }))
    .filter(({ lines }) => lines.some((pieces) => pieces.some(({ change: how }) => how !== "same")));
}
