import type { FrontMatter, Preview } from "../api/types";

export const NO_FRONT: FrontMatter = {
  title: "",
  original_title: "",
  author: "",
  outlet: "",
  source_date: "",
  url: "",
  translator: "",
  editor: "",
  translation_date: "",
  note: "",
  archived_url: "",
  rate: "",
  preface: "",
  reuse: "",
  citation: "",
};

const FRONT_FIELDS = Object.keys(NO_FRONT) as readonly (keyof FrontMatter)[];

/** Only what stands above a finished translation, from something that carries more. */
export function frontOf(from: Partial<FrontMatter>): FrontMatter {
  return Object.fromEntries(FRONT_FIELDS.map((field) => [field, from[field] ?? ""])) as unknown as FrontMatter;
}

/** What was changed, for a request that leaves the rest alone. */
export function changes(before: FrontMatter, after: FrontMatter): Partial<FrontMatter> {
  return Object.fromEntries(FRONT_FIELDS.filter((field) => before[field] !== after[field].trim()).map((field) => [field, after[field].trim()]));
}

/**
 * A new preview of the same import: what the person has typed stays, the rest follows what was read.
 * `suggested` is what the last preview filled in.
 */
export function refill(current: FrontMatter, suggested: FrontMatter, read: FrontMatter): FrontMatter {
  return Object.fromEntries(FRONT_FIELDS.map((field) => [field, current[field] === suggested[field] ? read[field] : current[field]])) as unknown as FrontMatter;
}

/**
 * What the form begins with: what was read above the text; where that names no titles, the text's own title and its
 * translation; and whoever adds the Chinese alone is about to translate it.
 */
export function suggestedFront(preview: Pick<Preview, "front" | "paragraphs" | "translation">, name: string): FrontMatter {
  const front = frontOf(preview.front);
  const title = preview.paragraphs.find(({ kind }) => kind === "title");
  const side = (of: "source" | "target") => (title?.segments ?? []).map((segment) => segment[of]).join(of === "target" ? " " : "").trim();
  return {
    ...front,
    title: front.title || side("target"),
    original_title: front.original_title || side("source"),
    translator: front.translator || (preview.translation === null ? name : ""),
  };
}
