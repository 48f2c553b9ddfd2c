/*
 * What a check found, in Chinese. The server says it in English; here are the
 * sentences whose facts read well in Chinese. A fact that is an English word
 * (up, about, yuan) would not: those findings are told in English.
 */

import SENTENCES from "./findingSentences.zh.json";

export interface Told {
  readonly check: string;
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** The server's own sentence. */
  readonly message: string;
}

const CHINESE: Readonly<Record<string, Readonly<Record<string, string>>>> = SENTENCES;
const FACT = /\{(\w+)\}/g;

/** The finding in Chinese, or null where there is no sentence, or one that asks for a fact that is not here. */
export function chineseSentence({ check, code, facts }: Told): string | null {
  const sentence = CHINESE[check]?.[code];
  if (sentence === undefined) return null;
  const lacks = [...sentence.matchAll(FACT)].some(([, name = ""]) => facts[name] === undefined);
  return lacks ? null : sentence.replace(FACT, (_, name: string) => String(facts[name]));
}
