/* The lines of a house's own front matter: which there can be, and their order. */

import type { FrontLine, OwnFront as Sent } from "../api/generated/types.gen";

export type OwnFront = Required<Sent>;
export type FrontField = FrontLine["field"];

/** In the order of a form about an article. */
export const FIELDS: readonly FrontField[] = ["original_title", "author", "outlet", "source_date", "url", "archived_url", "translator", "editor", "translation_date", "rate", "preface", "note", "reuse", "citation"];

/** What a new line begins with: documents are in English, whatever the interface speaks. */
export const LABELS: Readonly<Record<FrontField, string>> = {
  original_title: "Original title",
  author: "Author",
  outlet: "Source",
  source_date: "Published",
  url: "Source text",
  archived_url: "Archived source text",
  translator: "Translator",
  editor: "Editor",
  translation_date: "Translation date",
  rate: "Exchange rate",
  preface: "Preface",
  note: "Note",
  reuse: "Reuse",
  citation: "How to cite",
};

/** The line at a place changes places with the one before or after it. */
export function moved(lines: readonly FrontLine[], at: number, step: -1 | 1): FrontLine[] {
  const line = lines[at];
  if (!line || !lines[at + step]) return [...lines];
  return lines.toSpliced(at, 1).toSpliced(at + step, 0, line);
}

export function dropped(lines: readonly FrontLine[], at: number): FrontLine[] {
  return lines.toSpliced(at, 1);
}

/** As it is sent: pieces of a citation that were left empty say nothing. */
export function sent(front: OwnFront): OwnFront {
  return { ...front, citation: front.citation.filter((piece) => piece.trim() !== "") };
}
