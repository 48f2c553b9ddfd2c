/*
 * What a check looks for, in Chinese. The server says it in English, in the
 * check's own file; a check that has no sentence here yet is told in English.
 */

import SENTENCES from "./checkHelp.zh.json";

const CHINESE: Readonly<Record<string, string>> = SENTENCES;

/** The sentence in Chinese, or null where there is none. */
export function chineseHelp(check: string): string | null {
  return CHINESE[check] ?? null;
}

/** The first paragraph of a check's help: what it finds. The others say how. */
export function whatItFinds(help: string): string {
  return help.split(/\n\s*\n/)[0]?.replaceAll(/\s+/g, " ").trim() ?? "";
}
