/* How far an article is, in segments and in characters of its source. */

import type { State } from "./saving/work";

export interface Count {
  readonly segments: Readonly<Record<State, number>>;
  readonly characters: number;
  readonly charactersDone: number;
}

export const NOTHING: Count = {
  segments: { untranslated: 0, draft: 0, translated: 0, reviewed: 0 },
  characters: 0,
  charactersDone: 0,
};

/** As the server counts: code points, so that both say the same number. */
export function countOf(source: string): number {
  let count = 0;
  for (const _ of source) count += 1;
  return count;
}

export function isFinished(state: State): boolean {
  return state === "translated" || state === "reviewed";
}

export function total(count: Count): number {
  return Object.values(count.segments).reduce((sum, part) => sum + part, 0);
}

export function finished(count: Count): number {
  return count.segments.translated + count.segments.reviewed;
}

/** A segment is not counted any more. */
export function without(count: Count, characters: number, state: State): Count {
  return {
    segments: { ...count.segments, [state]: count.segments[state] - 1 },
    characters: count.characters - characters,
    charactersDone: count.charactersDone - (isFinished(state) ? characters : 0),
  };
}

/** A segment of `characters` went from one state to another; from `undefined` it is new. */
export function moved(count: Count, characters: number, before: State | undefined, after: State): Count {
  const segments = { ...count.segments };
  if (before !== undefined) segments[before] -= 1;
  segments[after] += 1;
  const wasDone = before !== undefined && isFinished(before);
  return {
    segments,
    characters: count.characters + (before === undefined ? characters : 0),
    charactersDone: count.charactersDone + characters * (Number(isFinished(after)) - Number(wasDone)),
  };
}
