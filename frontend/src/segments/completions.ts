/* What a translator may be in the middle of writing: the renderings of the terms that stand in the row. */

import { inNumber, withGloss, type Brackets } from "./insertion";
import type { RowTerm } from "./terms";

export interface Completion {
  /** What is written in place of what was typed. */
  readonly text: string;
  /** The length of what was typed, before the caret. */
  readonly typed: number;
}

/** One letter begins too many words. */
const SHORTEST = 2;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Renderings whose beginning stands before the caret, the longest beginning
 * first, and each also with its gloss, which comes first where the policy
 * asks for it here. A rendering that is written out already is not offered,
 * and nothing is in the middle of a word.
 */
export function completionsAt(before: string, after: string, terms: readonly RowTerm[], brackets: Brackets, asks: (term: RowTerm) => boolean): Completion[] {
  if (LETTER.test(after.slice(0, 1))) return [];
  const found = terms.flatMap((term) =>
    term.concept.renderings
      .filter(({ standing }) => standing === "preferred" || standing === "admitted")
      .flatMap((rendering) => {
        const typed = beginning(before, rendering.text);
        if (typed < SHORTEST || typed >= rendering.text.length) return [];
        const words = inNumber(rendering, term.concept.kind, before.slice(0, -typed));
        return [{ text: cased(words, before.slice(-typed)), term, typed, standing: rendering.standing }];
      }),
  );
  const best = found.sort((a, b) => b.typed - a.typed || Number(b.standing === "preferred") - Number(a.standing === "preferred"));
  const once = [...new Map(best.toReversed().map((one) => [one.text, one])).values()].toReversed();
  return once.flatMap(({ text, term, typed }) => {
    const both = [
      { text, typed },
      { text: withGloss(text, term.chinese, brackets), typed },
    ];
    return asks(term) ? both.toReversed() : both;
  });
}

/** How much of the rendering stands before the caret, from the beginning of a word; whatever its case. */
function beginning(before: string, rendering: string): number {
  const tail = before.slice(-rendering.length).toLowerCase();
  const wanted = rendering.toLowerCase();
  if (wanted.length !== rendering.length) return 0; // the rare letters that change their length with their case
  for (let length = Math.min(tail.length, wanted.length); length >= SHORTEST; length -= 1) {
    if (LETTER.test(before.at(-length - 1) ?? "")) continue;
    if (tail.endsWith(wanted.slice(0, length))) return length;
  }
  return 0;
}

/** A capital that was typed stays: the rendering begins a sentence. */
function cased(rendering: string, typed: string): string {
  const first = typed.slice(0, 1);
  return first === first.toLowerCase() ? rendering : first + rendering.slice(1);
}
