/* What a project makes of a check. */

import type { CheckInfo } from "../api/types";

export type Weight = CheckInfo["weight"];

/** From the gravest to none. */
export const WEIGHTS: readonly Weight[] = ["error", "warning", "hint", "off"];

/** Nobody has decided: the check's own severity holds, also one that a later version gives it. */
export const AS_IS = "as-is";

export type Choice = Weight | typeof AS_IS;

export function choiceOf({ decided, weight }: Pick<CheckInfo, "decided" | "weight">): Choice {
  return decided ? weight : AS_IS;
}

/** As the server takes it: null takes a decision back. */
export function weightOf(choice: Choice): Weight | null {
  return choice === AS_IS ? null : choice;
}
