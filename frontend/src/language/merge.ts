/* Two people's changes to one text, brought together where they do not touch. */

import { hunks, tokens } from "./diff";

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with both sets of changes, or null when they touch the same words.
 *
 * The result is offered to a person to read, never saved unread: two changes
 * that do not touch can still contradict each other.
 */
export function merge(ancestor: string, mine: string, theirs: string): string | null {
  if (mine === theirs || ancestor === theirs) return mine;
  if (ancestor === mine) return theirs;
  const base = tokens(ancestor);
  const all = [...edits(base, mine), ...edits(base, theirs)].sort((a, b) => a.start - b.start || a.end - b.end);
  let merged = "";
  let at = 0;
  let previous: Edit | null = null;
  for (const edit of all) {
    if (previous !== null && edit.start <= previous.end) {
      if (edit.start === previous.start && edit.end === previous.end && edit.text === previous.text) continue;
      return null;
    }
    merged += base.slice(at, edit.start).join("") + edit.text;
    at = edit.end;
    previous = edit;
  }
  return merged + base.slice(at).join("");
}

function edits(base: readonly string[], text: string): Edit[] {
  const now = tokens(text);
  return hunks(base, now)
    .filter((hunk) => !hunk.same)
    .map((hunk) => ({
      start: hunk.oldStart,
      end: hunk.oldEnd,
      text: now.slice(hunk.newStart, hunk.newEnd).join(""),
    }));
}
