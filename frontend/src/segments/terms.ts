/* The terms of a row as the panel lists them and the number keys insert them. */

import type { ConceptLite, Rendering } from "../api/types";
import type { Span } from "../language/offsets";
import type { Mark, Row } from "./article";

export interface RowTerm {
  readonly concept: ConceptLite;
  /** The Chinese as this source writes it: simplified or traditional, full-width or not. */
  readonly chinese: string;
  readonly sure: boolean;
}

/**
 * Each concept once: approved ones in the order of the source, then proposed
 * ones, then what may be no term at all. A proposal must not move the numbers
 * under a translator's fingers.
 */
export function termsOf(row: Row): RowTerm[] {
  const seen = new Map<number, RowTerm>();
  const inOrder = [...row.marks].sort((a, b) => rank(a) - rank(b) || a.start - b.start);
  for (const { concept, start, end, sure } of inOrder) {
    if (!seen.has(concept.id)) seen.set(concept.id, { concept, sure, chinese: row.source.slice(start, end) });
  }
  return [...seen.values()];
}

function rank({ concept, sure }: Mark): number {
  return sure ? Number(concept.status !== "approved") : 2;
}

/** What a number key inserts: the preferred rendering, or else the first that is not forbidden. */
export function renderingOf({ renderings }: ConceptLite): Rendering | null {
  const allowed = renderings.filter(({ standing }) => standing !== "forbidden" && standing !== "deprecated");
  return allowed.find(({ standing }) => standing === "preferred") ?? allowed[0] ?? null;
}

/** The longest term that stands at a place of the source. */
export function markAt(row: Row, offset: number): Mark | null {
  const here = row.marks.filter(({ start, end }) => start <= offset && offset < end);
  return here.sort((a, b) => b.end - b.start - (a.end - a.start))[0] ?? null;
}

/** Where the target uses words that the glossary forbids for what the source says. In UTF-16 units, in order. */
export function forbiddenIn(target: string, concepts: readonly ConceptLite[]): Span[] {
  const found = concepts.flatMap(({ renderings }) =>
    renderings
      .filter(({ standing, text }) => standing === "forbidden" && !allowedElsewhere(text, renderings))
      .flatMap(({ text }) => occurrences(target, text)),
  );
  return found.sort((a, b) => a.start - b.start);
}

/** 'AI firm' may be forbidden although 'AI' is preferred; the same words cannot be both. */
function allowedElsewhere(text: string, renderings: readonly Rendering[]): boolean {
  return renderings.some((one) => one.text === text && (one.standing === "preferred" || one.standing === "admitted"));
}

/** Whether the text uses a rendering that the house writes. */
export function namesAny(target: string, { renderings }: ConceptLite): boolean {
  return renderings.some(({ text, standing }) => (standing === "preferred" || standing === "admitted") && occurrences(target, text).length > 0);
}

/** Whole words, whatever their case: 'AI' is not found in 'main'. */
function occurrences(target: string, words: string): Span[] {
  const escaped = words.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "giu");
  return [...target.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}
