/* What the keys for light marks do to a target: one change and the selection after it. */

import { findMarks } from "../language/marks";

export interface Marking {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** What is selected afterwards. */
  readonly anchor: number;
  readonly head: number;
}

export type Marker = "bold" | "italic" | "link" | "note";

const SIGNS = { bold: "**", italic: "*" };
const ADDRESS = "https://";

/** The change for a selection; emphasis that is there is taken away. Spaces at its ends stay outside. */
export function marking(text: string, from: number, to: number, marker: Marker): Marking {
  const chosen = text.slice(from, to);
  const start = from + (chosen.length - chosen.trimStart().length);
  const end = Math.max(start, from + chosen.trimEnd().length);
  const words = text.slice(start, end);
  switch (marker) {
    case "bold":
    case "italic":
      return emphasised(text, start, end, marker);
    case "link": {
      const insert = `[${words}](${ADDRESS})`;
      const at = start + insert.length - 1;
      // With words the address is still to be typed, without them the words are.
      return words === "" ? { from: start, to: end, insert, anchor: start + 1, head: start + 1 } : { from: start, to: end, insert, anchor: at, head: at };
    }
    case "note":
      return { from: end, to: end, insert: "^[]", anchor: end + 2, head: end + 2 };
  }
}

function emphasised(text: string, start: number, end: number, marker: "bold" | "italic"): Marking {
  const sign = SIGNS[marker];
  const there = findMarks(text).find(
    ({ kind, start: first, end: last, innerStart, innerEnd }) =>
      kind === marker && ((first === start && last === end) || (innerStart === start && innerEnd === end) || (start === end && innerStart <= start && end <= innerEnd)),
  );
  if (there) {
    const insert = text.slice(there.innerStart, there.innerEnd);
    return { from: there.start, to: there.end, insert, anchor: there.start, head: there.start + insert.length };
  }
  const insert = sign + text.slice(start, end) + sign;
  return { from: start, to: end, insert, anchor: start + sign.length, head: end + sign.length };
}

/** The next link or note of the source that the target does not have, put around or after the selection; null if it has all. */
export function markOfSource(source: string, target: string, from: number, to: number): Marking | null {
  const there = findMarks(target).map(({ kind, value }) => kind + value);
  const missing = findMarks(source).find(({ kind, value }) => {
    if (kind !== "link" && kind !== "reference") return false;
    const at = there.indexOf(kind + value);
    if (at >= 0) there.splice(at, 1);
    return at < 0;
  });
  if (!missing) return null;
  if (missing.kind === "reference") {
    const insert = `[^${missing.value}]`;
    return { from: to, to, insert, anchor: to + insert.length, head: to + insert.length };
  }
  const words = target.slice(from, to);
  return { from, to, insert: `[${words}](${missing.value})`, anchor: from + 1, head: from + 1 + words.length };
}
