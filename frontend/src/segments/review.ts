/* What an editor has to look at: how a text differs from the one that was confirmed. */

import { isFinished } from "./progress";
import type { State } from "./saving/work";

export interface Version {
  readonly version: number;
  readonly target: string;
  readonly state: State;
  readonly by: string | null;
  readonly at: string;
}

export interface Review {
  /** The confirmation that the text is measured by. */
  readonly confirmed: Version;
  /** The text that stands to be compared with it: what was confirmed, or where that is unchanged what was confirmed before. */
  readonly before: Version | null;
}

/**
 * @param versions every version of the segment, the newest first.
 * @param target the text as it is now, saved or not.
 * @returns null where nobody has confirmed anything yet.
 */
export function reviewOf(versions: readonly Version[], target: string): Review | null {
  const finished = versions.filter(({ state }) => isFinished(state));
  const [confirmed] = finished;
  if (!confirmed) return null;
  if (confirmed.target !== target) return { confirmed, before: confirmed };
  return { confirmed: firstOf(finished, target), before: finished.find((one) => one.target !== target) ?? null };
}

/** Marking as reviewed is a version too: whoever wrote the text that was confirmed is the one to name. */
function firstOf(finished: readonly Version[], target: string): Version {
  const end = finished.findIndex((one) => one.target !== target);
  return (end < 0 ? finished.at(-1) : finished[end - 1]) as Version;
}
