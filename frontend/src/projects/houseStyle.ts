/* The questions that a house style answers, in the order in which they are asked. */

import type { HouseStyle } from "../api/types";

export const BRACKETS: readonly HouseStyle["gloss_brackets"][] = ["round", "square"];
export const POLICIES: readonly HouseStyle["gloss_policy"][] = ["first_use", "always", "never"];
/** Each is its own example. */
export const DATES: readonly HouseStyle["dates"][] = ["July 27, 2021", "27 July 2021", "2021-07-27"];

export const HOUSES: readonly HouseStyle["house"][] = ["standard", "newsletter", "cset", "academic", "own"];

type Changes = Partial<Omit<HouseStyle, "version">>;

/** Only what was changed is sent: what somebody else has changed meanwhile stays theirs. */
export function changesOf(before: HouseStyle, after: HouseStyle): Changes {
  const { version: _, ...fields } = after;
  return Object.fromEntries(Object.entries(fields).filter(([name, value]) => value !== before[name as keyof HouseStyle]));
}
