/* Finding text in all rows: the browser's own search sees only those on the screen. */

import type { OpenArticle, Row } from "./article";
import { isFinished } from "./progress";
import { inConflict, isUnsent, shown, type State, type Work } from "./saving/work";

export type Filter = "all" | "unfinished" | "unsent" | "mine" | "changed" | "proposals" | "findings" | "comments" | "suggestions" | State;

export interface Search {
  readonly text: string;
  /** The text is a regular expression, as JavaScript reads it with the flag `u`. */
  readonly regex: boolean;
  readonly matchCase: boolean;
  /** Not in the middle of a longer word. Chinese has no spaces between words, so Han characters beside it do not count. */
  readonly wholeWords: boolean;
}

export interface Wanted extends Search {
  readonly filter: Filter;
  /** For `mine`: the name that the server gives with this person's changes. */
  readonly person: string;
  /** For `changed`: in milliseconds since 1970. */
  readonly since: number;
  /** For `findings`, `comments` and `suggestions`: the segments that have one which is open. */
  readonly found: ReadonlySet<number>;
}

export const EVERYTHING: Wanted = { text: "", regex: false, matchCase: false, wholeWords: false, filter: "all", person: "", since: 0, found: new Set() };

/** Why a text is no regular expression, as the browser says it; null where it is one. */
export function faultOf(search: Search): string | null {
  if (!search.regex) return null;
  try {
    patternOf({ ...search, wholeWords: false }); // the sentence is about what was typed
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Invalid regular expression: /, "") : String(error);
  }
}

const LETTER_BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_](?<!\p{Script=Han}))`;
const LETTER_AFTER = String.raw`(?!(?!\p{Script=Han})[\p{L}\p{M}\p{N}_])`;

/**
 * The text as a pattern for all of its places.
 *
 * @throws SyntaxError where it is no regular expression.
 */
export function patternOf({ text, regex, matchCase, wholeWords }: Search): RegExp {
  const escaped = regex ? text : text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(wholeWords ? `${LETTER_BEFORE}(?:${escaped})${LETTER_AFTER}` : escaped, matchCase ? "gu" : "giu");
}

/** The rows that hold the text in their source or target and pass the filter, in order. */
export function matching(article: OpenArticle, wanted: Wanted): number[] {
  if (faultOf(wanted) !== null) return [];
  const holds = textTest(wanted);
  if (holds === null && wanted.filter === "all") return [];
  return article.all.flatMap((row) => {
    const work = article.saver.get(row.id);
    if (!work || !passes(row, work, wanted)) return [];
    const found = holds === null || holds(row.source) || holds(shown(work).target);
    return found ? [row.index] : [];
  });
}

function textTest(wanted: Wanted): ((text: string) => boolean) | null {
  if (wanted.text.trim() === "") return null;
  if (wanted.regex || wanted.matchCase || wanted.wholeWords) {
    const pattern = patternOf(wanted);
    return (text) => text.search(pattern) >= 0; // unlike `test` it begins at the beginning each time
  }
  const needle = folded(wanted.text.trim());
  return (text) => folded(text).includes(needle);
}

function passes(row: Row, work: Work, { filter, person, since, found }: Wanted): boolean {
  const { state } = shown(work);
  const unsent = isUnsent(work) || inConflict(work);
  switch (filter) {
    case "all":
      return true;
    case "unfinished":
      return !isFinished(state);
    case "unsent":
      return unsent;
    case "mine":
      return unsent || (work.saved.changedBy === person && work.saved.origin !== "none");
    case "changed":
      return unsent || (work.saved.origin !== "none" && work.saved.changedAt !== null && Date.parse(work.saved.changedAt) >= since);
    case "proposals":
      return row.marks.some(({ concept }) => concept.status === "proposed");
    case "findings":
    case "comments":
    case "suggestions":
      return found.has(row.id);
    default:
      return filter === state;
  }
}

/** Full-width letters and capitals find their plain forms. */
function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** The match to go to from a row: the next in the direction, round the end. */
export function nextMatch(matches: readonly number[], from: number, direction: 1 | -1): number | null {
  if (matches.length === 0) return null;
  const on = direction === 1 ? matches.find((index) => index > from) : matches.findLast((index) => index < from);
  return on ?? (direction === 1 ? matches[0] : matches.at(-1)) ?? null;
}
