import type { Concept } from "../api/types";

/** The chosen entries with one more, or without it. */
export function toggled(chosen: ReadonlySet<number>, id: number): Set<number> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** What a decision about many is asked to decide: each entry at the version that is shown. */
export function named(entries: readonly Concept[], chosen: ReadonlySet<number>): { id: number; version: number }[] {
  return entries.filter(({ id }) => chosen.has(id)).map(({ id, version }) => ({ id, version }));
}
