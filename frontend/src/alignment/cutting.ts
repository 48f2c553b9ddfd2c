/*
 * Where a pair is cut in two: a place in each side, in code points of the side's passages together.
 * Pure: the page draws it, and the server cuts.
 */
import { toCodePoints, toUtf16 } from "../language/offsets";
import type { Pair, Passage, SideName } from "./pairs";

export interface Cut {
  readonly pair: number;
  readonly side: SideName;
  readonly source: number;
  readonly target: number;
}

export type CutStep = "sentence" | "word" | "character" | "end";

export function sideText(passages: readonly Passage[]): string {
  return passages.map(({ text }) => text).join("");
}

/** Where sentences begin and end, from 0 to the length of the side. */
export function stops(passages: readonly Passage[]): number[] {
  const found = [0];
  for (const { text } of passages) found.push((found.at(-1) ?? 0) + lengthOf(text));
  return found;
}

const lengthOf = (text: string): number => toCodePoints(text, text.length);

/** A pair to be cut: at the sentence nearest to its middle, or in the middle of a single sentence. */
export function begin(pair: Pair): Cut {
  const ours = stops(pair.source);
  const theirs = stops(pair.target);
  const [sources, targets] = [ours.at(-1) ?? 0, theirs.at(-1) ?? 0];
  const inner = (all: readonly number[]): readonly number[] => all.slice(1, -1);
  if (inner(ours).length > 0) {
    const source = nearest(inner(ours), sources / 2);
    return { pair: pair.id, side: "source", source, target: nearest(theirs, (targets * source) / sources) };
  }
  if (inner(theirs).length > 0) return { pair: pair.id, side: "target", source: sources, target: nearest(inner(theirs), targets / 2) };
  const middle = (passages: readonly Passage[], length: number): number => nearest(words(sideText(passages)), length / 2);
  return { pair: pair.id, side: sources > 0 ? "source" : "target", source: middle(pair.source, sources), target: middle(pair.target, targets) };
}

/** The cut with the place on its side moved by a step. */
export function moved(cut: Cut, pair: Pair, by: CutStep, forward: boolean): Cut {
  const passages = pair[cut.side];
  const text = sideText(passages);
  const end = lengthOf(text);
  const at = cut[cut.side];
  const next = (places: readonly number[]): number => (forward ? (places.find((place) => place > at) ?? end) : (places.findLast((place) => place < at) ?? 0));
  const to = by === "end" ? (forward ? end : 0) : by === "character" ? at + (forward ? 1 : -1) : next(by === "word" ? words(text) : stops(passages));
  return placed(cut, pair, cut.side, to);
}

/** The cut with a place of its own on a side. */
export function placed(cut: Cut, pair: Pair, side: SideName, at: number): Cut {
  return { ...cut, side, [side]: Math.max(0, Math.min(at, lengthOf(sideText(pair[side])))) };
}

/** Whether both pairs would hold something. */
export function isPossible(cut: Cut, pair: Pair): boolean {
  const [sources, targets] = [lengthOf(sideText(pair.source)), lengthOf(sideText(pair.target))];
  return cut.source + cut.target > 0 && cut.source + cut.target < sources + targets;
}

/** A side's text before and after the place of the cut. */
export function halves(passages: readonly Passage[], at: number): [string, string] {
  const text = sideText(passages);
  const index = toUtf16(text, at);
  return [text.slice(0, index), text.slice(index)];
}

function nearest(places: readonly number[], wanted: number): number {
  return places.reduce((best, place) => (Math.abs(place - wanted) < Math.abs(best - wanted) ? place : best), places[0] ?? 0);
}

/** Where words begin, of either language, and the ends of the text. */
function words(text: string): number[] {
  const found = [...new Intl.Segmenter("zh", { granularity: "word" }).segment(text)].map(({ index }) => toCodePoints(text, index));
  return [...found, lengthOf(text)];
}
