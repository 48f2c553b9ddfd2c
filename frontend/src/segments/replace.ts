/* Replacing text in the translations of an article: seen first, done once, and taken back whole. */

import type { OpenArticle } from "./article";
import { faultOf, patternOf, type Search } from "./find";
import { inConflict, shown, type Text } from "./saving/work";

export interface Replacement {
  readonly segmentId: number;
  readonly number: number;
  readonly before: Text;
  readonly after: string;
}

/**
 * What replacing would make of each translation, in the order of the rows.
 *
 * In a regular expression `$1` and `$&` stand for what was found, as in
 * JavaScript; otherwise the replacement is taken letter by letter. With
 * `keepCapitals` it begins with a capital, or has only capitals, where what is
 * found does and what is looked for does not: `local` in “Local” becomes
 * “Regional”, and `AI` stays an abbreviation that is spelled out. Places where
 * an expression finds nothing (`x*` before `y`) stay as they are, and a
 * segment with two versions is left to whoever chooses between them.
 */
export function replacementsIn(article: OpenArticle, search: Search, replacement: string, keepCapitals = false): Replacement[] {
  if (search.text === "" || faultOf(search) !== null) return [];
  const pattern = patternOf(search);
  const wanted = search.regex ? replacement : literal(replacement);
  const fit = keepCapitals ? (text: string, found: string) => capitalised(text, found, search.regex ? "" : search.text) : (text: string) => text;
  return article.all.flatMap(({ id, number }) => {
    const work = article.saver.get(id);
    if (!work || work.others !== null || inConflict(work)) return [];
    const before = shown(work);
    const after = replaced(before.target, pattern, wanted, fit);
    return after === before.target ? [] : [{ segmentId: id, number, before: { target: before.target, state: before.state }, after }];
  });
}

function literal(text: string): string {
  return text.replaceAll("$", "$$$$");
}

/** With the capitals of what was found, where what was typed to find it has not got them. */
function capitalised(text: string, found: string, typed: string): string {
  if (found === typed) return text;
  if (inCapitals(found) && !inCapitals(typed)) return text.toUpperCase();
  return beginsWithCapital(found) && !beginsWithCapital(typed) ? text.replace(/\p{L}/u, (letter) => letter.toUpperCase()) : text;
}

/** More than one letter, and none of them small. */
const inCapitals = (text: string): boolean => /\p{Lu}.*\p{Lu}/su.test(text) && !/\p{Ll}/u.test(text);

const beginsWithCapital = (text: string): boolean => /^\P{L}*\p{Lu}/u.test(text);

/** `String.replace`, save that an empty find is no find. */
function replaced(text: string, pattern: RegExp, replacement: string, fit: (text: string, found: string) => string): string {
  let end = 0;
  let made = "";
  for (const match of text.matchAll(pattern)) {
    if (match[0] === "") continue;
    const { index } = match;
    made += text.slice(end, index) + fit(expanded(replacement, match, text), match[0]);
    end = index + match[0].length;
  }
  return made + text.slice(end);
}

/** `$$`, `$&`, `$1` to `$99` and `$<name>` in a replacement. */
function expanded(replacement: string, match: RegExpExecArray, text: string): string {
  return replacement.replaceAll(/\$(?:(\$)|(&)|(`)|(')|(\d{1,2})|<([^>]*)>)/g, (whole, dollar, all, before, after, digits: string | undefined, name: string | undefined) => {
    if (dollar) return "$";
    if (all) return match[0];
    if (before) return text.slice(0, match.index);
    if (after) return text.slice(match.index + match[0].length);
    if (digits !== undefined) return group(match, digits) ?? whole;
    return name !== undefined && match.groups ? (match.groups[name] ?? "") : whole;
  });
}

/** `$12` is the twelfth group, or where there are fewer the first and a 2. */
function group(match: RegExpExecArray, digits: string): string | null {
  for (const length of [digits.length, 1]) {
    const number = Number(digits.slice(0, length));
    if (number > 0 && number < match.length) return (match[number] ?? "") + digits.slice(length);
  }
  return null;
}

/** Do what was shown, where the text is still the one that was shown; what was done. */
export function replaceThese(article: OpenArticle, wanted: readonly Replacement[]): Replacement[] {
  return wanted.filter(({ segmentId, before, after }) => {
    const work = article.saver.get(segmentId);
    if (!work || work.others !== null || shown(work).target !== before.target) return false;
    article.saver.type(segmentId, after);
    return true;
  });
}

/**
 * Put the texts and their states back, where nobody has written on meanwhile;
 * how many. A reviewed text comes back as translated from somebody who may not review.
 */
export function takeBack(article: OpenArticle, done: readonly Replacement[], reviews: boolean): number {
  const back = done.filter(({ segmentId, after }) => {
    const work = article.saver.get(segmentId);
    return work !== undefined && work.others === null && shown(work).target === after;
  });
  for (const { segmentId, before } of back) {
    const state = before.state === "reviewed" && !reviews ? "translated" : before.state;
    article.saver.write(segmentId, { target: before.target, state });
  }
  return back.length;
}
