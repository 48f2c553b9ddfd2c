/** Going through a list with the keyboard. */

/** The entry `step` further on, held at both ends; the first where none is chosen yet. */
export function neighbour(ids: readonly number[], current: number | undefined, step: number): number | undefined {
  if (ids.length === 0) return undefined;
  const at = current === undefined ? -1 : ids.indexOf(current);
  if (at < 0) return step > 0 ? ids[0] : ids.at(-1);
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))];
}

/** Where one goes on when an entry leaves the list: to the one after it, or at the end to the one before. */
export function afterLeaving(ids: readonly number[], left: number): number | undefined {
  const at = ids.indexOf(left);
  if (at < 0) return ids[0];
  return ids[at + 1] ?? ids[at - 1];
}
