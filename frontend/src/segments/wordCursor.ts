/* A cursor that goes over the words of the source, and can be stretched over several. */

import type { Span } from "../language/offsets";
import type { Word } from "./words";

export interface WordCursor {
  readonly anchor: number;
  readonly head: number;
}

const READ_ALOUD = /[\p{L}\p{N}]/u;

/** One word on in a direction; over punctuation; staying at the ends. Null while there is no word at all. */
export function stepped(
  cursor: WordCursor | null,
  words: readonly Word[],
  direction: 1 | -1,
  extend: boolean,
): WordCursor | null {
  const from = cursor?.head ?? (direction === 1 ? -1 : words.length);
  const found = nextWord(words, from, direction);
  if (found === null) return cursor;
  return { anchor: extend && cursor !== null ? cursor.anchor : found, head: found };
}

function nextWord(words: readonly Word[], from: number, direction: 1 | -1): number | null {
  for (let index = from + direction; index >= 0 && index < words.length; index += direction) {
    if (READ_ALOUD.test(words[index]?.text ?? "")) return index;
  }
  return null;
}

/** The stretch of source that the cursor covers, in UTF-16 units. */
export function covered(cursor: WordCursor, words: readonly Word[]): Span | null {
  const first = words[Math.min(cursor.anchor, cursor.head)];
  const last = words[Math.max(cursor.anchor, cursor.head)];
  return first && last ? { start: first.start, end: last.end } : null;
}
