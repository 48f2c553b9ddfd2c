/*
 * What the server refused, in Chinese. The server says it in English, names the
 * sentence by a code, and puts beside it what it speaks of. Words of ours among
 * those (a role, a state) are put into Chinese too; all else is quoted.
 */

import SENTENCES from "./problemSentences.zh.json";
import WORDS from "./problemWords.zh.json";

export interface Refused {
  readonly code?: unknown;
  readonly [detail: string]: unknown;
}

const CHINESE: Readonly<Record<string, Readonly<Record<string, string>>>> = SENTENCES;
const CHINESE_WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = WORDS;
const FACT = /\{([\w.]+)\}/g;

/** The refusal in Chinese, or null where there is no sentence, or one that asks for a fact that is not here. */
export function chineseRefusal(refused: Refused): string | null {
  const [feature = "", name = ""] = String(refused.code ?? "").split(".");
  // What no page of ours sends has no sentence of its own.
  const sentence = CHINESE[feature]?.[name] ?? (feature === "input" ? CHINESE["input"]?.["unusable"] : undefined);
  if (sentence === undefined) return null;
  let lacks = false;
  const said = sentence.replace(FACT, (_, path: string) => {
    const fact = told(path, refused);
    lacks ||= fact === null;
    return fact ?? "";
  });
  return lacks ? null : said;
}

/** `current.changed_by` is the `changed_by` of `current`; nobody is a word too. */
function told(path: string, refused: Refused): string | null {
  const steps = path.split(".");
  const words = CHINESE_WORDS[steps.at(-1) ?? ""] ?? {};
  let fact: unknown = refused;
  for (const step of steps) fact = (fact as Record<string, unknown> | null | undefined)?.[step];
  if (fact === undefined) return null;
  if (fact === null) return words["null"] ?? null;
  return (Array.isArray(fact) ? fact : [fact]).map((one) => words[String(one)] ?? words[innermost(String(one))] ?? String(one)).join("、");
}

/** A field within a field: `front.citation.0` is a piece of the `citation`. */
function innermost(name: string): string {
  return name.split(".").findLast((step) => !/^\d+$/.test(step)) ?? name;
}
