/* Chinese with its reading above it. */

import type { Span } from "./offsets";

export interface Reading extends Span {
  readonly pinyin: string;
}

export interface RubyPart {
  readonly base: string;
  /** Empty for what is not read aloud: punctuation, digits, Latin letters. */
  readonly reading: string;
}

const HAN = /\p{Script=Han}/u;

/**
 * The whole text in parts, each word with its pinyin. Readings are given per
 * word, not per character: '发展 fāzhǎn' is how dictionaries print it, and 儿
 * in 一点儿 has no syllable of its own. Spans are UTF-16, in order.
 */
export function rubyParts(text: string, readings: readonly Reading[]): RubyPart[] {
  const parts: RubyPart[] = [];
  let at = 0;
  for (const { start, end, pinyin } of readings) {
    if (start < at || end <= start) continue;
    if (start > at) parts.push({ base: text.slice(at, start), reading: "" });
    const base = text.slice(start, end);
    parts.push({ base, reading: HAN.test(base) ? pinyin : "" });
    at = end;
  }
  if (at < text.length) parts.push({ base: text.slice(at), reading: "" });
  return parts;
}

const OPENS = /^[“‘《〈（「『【(<[]/;
const CLOSES = /^[”’》〉）」』】。，、；：？！…—.,;:?!)>\]%]+/;

/** Parts in groups that no line break may part: what opens goes with what follows, what closes with what precedes. */
export function together(parts: readonly RubyPart[]): RubyPart[][] {
  const groups: RubyPart[][] = [];
  for (const part of parts.flatMap(apart)) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const joined = before !== undefined && part.reading === "" && CLOSES.test(part.base) && !OPENS.test(before.base);
    if (group && before && (joined || (before.reading === "" && OPENS.test(before.base)))) group.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** '”，所' between two words is a closing part, and what comes after it. */
function apart(part: RubyPart): RubyPart[] {
  const closing = part.reading === "" ? (CLOSES.exec(part.base)?.[0] ?? "") : "";
  if (closing === "" || closing === part.base) return [part];
  return [
    { base: closing, reading: "" },
    { base: part.base.slice(closing.length), reading: "" },
  ];
}
