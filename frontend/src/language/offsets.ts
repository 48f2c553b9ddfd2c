/*
 * The server counts code points, JavaScript counts UTF-16 units. They differ
 * after every character beyond U+FFFF: rare Chinese characters (𠮷, 𤭢) and emoji.
 */

const SURROGATE = /[\ud800-\udfff]/;

/** The UTF-16 index of a code-point offset; an offset beyond the end is the end. */
export function toUtf16(text: string, codePoints: number): number {
  if (!SURROGATE.test(text)) return Math.min(codePoints, text.length);
  let index = 0;
  for (let left = codePoints; left > 0 && index < text.length; left -= 1) {
    index += unitsAt(text, index);
  }
  return index;
}

/** The code-point offset of a UTF-16 index; an index inside a pair counts the pair. */
export function toCodePoints(text: string, utf16: number): number {
  if (!SURROGATE.test(text)) return Math.min(utf16, text.length);
  let count = 0;
  for (let index = 0; index < Math.min(utf16, text.length); count += 1) {
    index += unitsAt(text, index);
  }
  return count;
}

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in code points as spans in UTF-16 units, in one walk over the text. */
export function spansToUtf16<T extends Span>(text: string, spans: readonly T[]): T[] {
  if (!SURROGATE.test(text)) return [...spans];
  const indexOf = [0];
  for (let index = 0; index < text.length; ) {
    index += unitsAt(text, index);
    indexOf.push(index);
  }
  const at = (offset: number): number => indexOf[Math.min(offset, indexOf.length - 1)] ?? text.length;
  return spans.map((span) => ({ ...span, start: at(span.start), end: at(span.end) }));
}

function unitsAt(text: string, index: number): number {
  return (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
}
