/*
 * Light marks: emphasis, links and notes in a text that stays plain, as app/language/marks.py
 * defines them; tests/language/marks.json holds both to the same. Offsets are UTF-16 units.
 */

export type MarkKind = "italic" | "bold" | "link" | "reference" | "note" | "escape";

export interface Mark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** What the mark holds; its signs are the rest. */
  readonly innerStart: number;
  readonly innerEnd: number;
  /** A link's address or a note's label. */
  readonly value: string;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

// Unicode's White_Space, written out: JavaScript's \s and Python's differ.
const SPACE = "\\t-\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const IS_SPACE = new RegExp(`[${SPACE}]`);
const BLANK = new RegExp(`^[${SPACE}]*$`);
const TARGET = new RegExp(`\\((https?://(?:[^()\\[\\]<>${SPACE}]|\\([^()\\[\\]<>${SPACE}]*\\))+)\\)`, "y");
const LABEL = /^\^([0-9A-Za-z][0-9A-Za-z._-]{0,31})$/;
const SIGNIFICANT = /\\[\\*[\]^]|\*+|\^?\[|\]/g;
const MAY_HOLD_MARKS = /[\\*[]/;

/** All marks by their beginnings; those inside notes and links too. */
export function findMarks(text: string): Mark[] {
  if (!MAY_HOLD_MARKS.test(text)) return [];
  return scope(text, { start: 0, end: text.length }, partners(text), []).sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Where each bracket that is closed is closed. */
function partners(text: string): Map<number, number> {
  const opened: number[] = [];
  const found = new Map<number, number>();
  for (const sign of text.matchAll(SIGNIFICANT)) {
    if (sign[0] === "[" || sign[0] === "^[") opened.push(sign.index + sign[0].length - 1);
    else if (sign[0] === "]") {
      const open = opened.pop();
      if (open !== undefined) found.set(open, sign.index);
    }
  }
  return found;
}

function scope(text: string, whole: Stretch, closing: ReadonlyMap<number, number>, within: readonly MarkKind[]): Mark[] {
  const found: Mark[] = [];
  const toggles: Stretch[] = [];
  const signs = new RegExp(SIGNIFICANT);
  signs.lastIndex = whole.start;
  for (let sign = signs.exec(text); sign !== null; sign = signs.exec(text)) {
    const [said] = sign;
    const start = sign.index;
    const end = Math.min(start + said.length, whole.end);
    if (start >= whole.end) break;
    if (said.startsWith("\\")) {
      if (start + said.length <= whole.end) found.push({ kind: "escape", start, end, innerStart: end - 1, innerEnd: end, value: "" });
    } else if (said.startsWith("*")) toggles.push({ start, end });
    else if (said !== "]") {
      const mark = bracketed(text, start, end, closing.get(end - 1) ?? whole.end, whole.end, within);
      if (mark === null) continue;
      found.push(mark, ...scope(text, { start: mark.innerStart, end: mark.innerEnd }, closing, [...within, mark.kind]));
      signs.lastIndex = mark.end;
    }
  }
  return [...found, ...emphases(text, whole, toggles)];
}

/** The link, reference or note whose sign is given. Links hold neither; notes hold links. */
function bracketed(text: string, start: number, innerStart: number, close: number, end: number, within: readonly MarkKind[]): Mark | null {
  if (close >= end || within.includes("link")) return null;
  const inner = text.slice(innerStart, close);
  if (BLANK.test(inner)) return null;
  if (text[start] === "^") return within.includes("note") ? null : { kind: "note", start, end: close + 1, innerStart, innerEnd: close, value: "" };
  const label = LABEL.exec(inner)?.[1];
  if (label !== undefined) return within.includes("note") ? null : { kind: "reference", start, end: close + 1, innerStart: close, innerEnd: close, value: label };
  TARGET.lastIndex = close + 1;
  const address = TARGET.exec(text);
  if (address?.[1] === undefined || TARGET.lastIndex > end) return null;
  return { kind: "link", start, end: close + 1 + address[0].length, innerStart, innerEnd: close, value: address[1] };
}

/** Pairs of toggles. Of three signs, what closes italic is the first, what opens it the last. */
function emphases(text: string, whole: Stretch, toggles: readonly Stretch[]): Mark[] {
  const found: Mark[] = [];
  const closers = new Set<Stretch>();
  for (const [first, last] of partnered(text, whole, toggles, 1)) {
    closers.add(last);
    found.push({ kind: "italic", start: first.end - 1, end: last.start + 1, innerStart: first.end, innerEnd: last.start, value: "" });
  }
  for (const [first, last] of partnered(text, whole, toggles, 2)) {
    const start = closers.has(first) ? first.end - 2 : first.start;
    const innerEnd = closers.has(last) ? last.end - 2 : last.start;
    found.push({ kind: "bold", start, end: innerEnd + 2, innerStart: start + 2, innerEnd, value: "" });
  }
  return found;
}

function partnered(text: string, whole: Stretch, toggles: readonly Stretch[], width: number): [Stretch, Stretch][] {
  const found: [Stretch, Stretch][] = [];
  let opened: Stretch | null = null;
  for (const run of toggles) {
    const length = run.end - run.start;
    if (length !== width && length !== 3) continue;
    const afterSpace = run.start === whole.start || IS_SPACE.test(text[run.start - 1] ?? "");
    const beforeSpace = run.end === whole.end || IS_SPACE.test(text[run.end] ?? "");
    if (opened !== null && !afterSpace) {
      found.push([opened, run]);
      opened = null;
    } else if (!beforeSpace) opened = run;
  }
  return found;
}
