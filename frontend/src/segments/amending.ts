/* What a proposed change of an entry says. */

import type { Rendering } from "../api/types";

/** The server takes comments of 2,000 characters; a sentence on either side may be longer. */
const MOST_OF_A_SENTENCE = 600;

/** The renderings with one more, or with another standing for one that is there; the preferred one is the only one that is. */
export function withRendering(renderings: readonly Rendering[], text: string, prefers: boolean): Rendering[] {
  const known = renderings.find((one) => one.text === text);
  const standing = prefers ? "preferred" : known?.standing === "preferred" ? "preferred" : "admitted";
  const others = renderings.filter((one) => one !== known).map((one) => (prefers && one.standing === "preferred" ? { ...one, standing: "admitted" as const } : one));
  const added: Rendering = { ...known, text, standing };
  return prefers ? [added, ...others] : [...others, added];
}

/** The reason, and the sentences as they are now: the editors decide on both. */
export function evidenceIn(why: string, { source, target }: { source: string; target: string }): string {
  return [why.trim(), source.slice(0, MOST_OF_A_SENTENCE), target.slice(0, MOST_OF_A_SENTENCE)].filter(Boolean).join("\n");
}
