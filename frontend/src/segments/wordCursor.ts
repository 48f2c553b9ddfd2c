/* A choice in the source that goes over its words, is stretched over several, and fitted to the character. */

import type { Span } from "../language/offsets";
import type { Word } from "./words";

/** In UTF-16 units of the source. The anchor stays when the choice is stretched, the head moves. */
export interface WordCursor {
  readonly anchor: Span;
  readonly head: Span;
}

const READ_ALOUD = /[\p{L}\p{N}]/u;

/** One word on in a direction; over punctuation; staying at the ends. Null while there is no word at all. */
export function stepped(
  cursor: WordCursor | null,
  words: readonly Word[],
  direction: 1 | -1,
  extend: boolean,
): WordCursor | null {
  const found = nextWord(words, cursor?.head ?? null, direction);
  if (found === null) return cursor;
  return { anchor: extend && cursor !== null ? cursor.anchor : found, head: found };
}

function nextWord(words: readonly Word[], from: Span | null, direction: 1 | -1): Span | null {
  const beyond = ({ start, end }: Word): boolean => from === null || (direction === 1 ? end > from.end : start < from.start);
  const fits = (word: Word): boolean => beyond(word) && READ_ALOUD.test(word.text);
  const word = direction === 1 ? words.find(fits) : words.findLast(fits);
  return word ? { start: word.start, end: word.end } : null;
}

/** The stretch of source that the cursor covers. */
export function covered({ anchor, head }: WordCursor): Span {
  return { start: Math.min(anchor.start, head.start), end: Math.max(anchor.end, head.end) };
}

export type Side = "left" | "right";

/** One character more or fewer on a side; at least one stays, and nothing beyond the source is chosen. */
export function fitted({ start, end }: Span, source: string, side: Side, more: boolean): Span {
  if (side === "right") {
    const edge = more ? after(source, end) : before(source, end);
    return edge > start ? { start, end: edge } : { start, end };
  }
  const edge = more ? before(source, start) : after(source, start);
  return edge < end ? { start: edge, end } : { start, end };
}

/** Rare characters are two units long and are not cut in half. */
function after(text: string, offset: number): number {
  const pair = (text.codePointAt(offset) ?? 0) > 0xffff;
  return Math.min(text.length, offset + (pair ? 2 : 1));
}

function before(text: string, offset: number): number {
  const pair = offset >= 2 && (text.codePointAt(offset - 2) ?? 0) > 0xffff;
  return Math.max(0, offset - (pair ? 2 : 1));
}
