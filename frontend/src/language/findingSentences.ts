/*
 * What a check found, in Chinese. The server says it in English, with the facts
 * beside it. Most facts are quotations or figures and stand as they are; those
 * that are words of the check's own (up, about, yuan) are put into Chinese too.
 */

import SENTENCES from "./findingSentences.zh.json";
import WORDS from "./findingWords.zh.json";

export interface Told {
  readonly check: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The server's own sentence. */
  readonly message: string;
}

const CHINESE: Readonly<Record<string, Readonly<Record<string, string>>>> = SENTENCES;
const CHINESE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = WORDS;
/** Facts that quote a text: a word of it that is also one of the check's own stays as it is. */
const QUOTED = new Set(["source", "target"]);
/** A figure and its unit, as the server writes them: 3 times, 1.8 billion CNY. */
const MEASURED = /^(\S+(?: (?:million|billion|trillion))?) (.+)$/;
/** What stands between several quotations. */
const BETWEEN = /” or “/g;
const FACT = /\{(\w+)\}/g;

/** The finding in Chinese, or null where there is no sentence, or one that asks for a fact that is not here. */
export function chineseSentence({ check, code, facts }: Told): string | null {
  const sentence = CHINESE[check]?.[code];
  if (sentence === undefined) return null;
  const lacks = [...sentence.matchAll(FACT)].some(([, name = ""]) => facts[name] === undefined);
  const words = CHINESE_WORDS[check] ?? {};
  const measured = (fact: string): string => fact.replace(MEASURED, (whole, figure: string, unit: string) => (words[unit] ? `${figure} ${words[unit]}` : whole));
  const told = (name: string, fact: string): string => (QUOTED.has(name) ? fact : (words[fact] ?? measured(fact).replace(BETWEEN, "”或“")));
  return lacks ? null : sentence.replace(FACT, (_, name: string) => told(name, String(facts[name])));
}
