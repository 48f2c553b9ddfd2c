/*
 * What a check looks for, in Chinese. The server says it in English, in the
 * check's own file; a check that has no sentence here yet is told in English.
 */

import SENTENCES from "./checkHelp.zh.json";
import NAMES from "./checkNames.zh.json";

const CHINESE: Readonly<Record<string, string>> = SENTENCES;
const CHINESE_NAMES: Readonly<Record<string, string>> = NAMES;

/** What a check is called where one reads; in English that is its id, which commands take in every language. */
export function checkName(check: string, language: string): string {
  return (language === "zh" ? CHINESE_NAMES[check] : undefined) ?? check;
}

/** The sentence in Chinese, or null where there is none. */
export function chineseHelp(check: string): string | null {
  return CHINESE[check] ?? null;
}

/** The first paragraph of a check's help: what it finds. The others say how. */
export function whatItFinds(help: string): string {
  return help.split(/\n\s*\n/)[0]?.replaceAll(/\s+/g, " ").trim() ?? "";
}
