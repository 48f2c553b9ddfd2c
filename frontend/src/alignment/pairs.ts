/** Pairs under review, by the names that the page uses, and what follows from them alone. */
import type * as api from "../api/generated/types.gen";

export type Pair = api.PairInfo;
export type Passage = api.PassageInfo;
export type Pairing = api.PairingInfo;
export type Done = api.Done;
/** What is asked for, without the name that the client gives each change. */
export type Wanted =
  | { kind: "join"; pair: number; last?: number }
  | { kind: "cut"; pair: number; source_at: number; target_at: number }
  | { kind: "shift"; pair: number; side: SideName; direction: "up" | "down" }
  | { kind: "omit" | "add"; pair: number }
  | { kind: "put"; pair: number; onto: number }
  | { kind: "pin"; pair: number; last?: number; pinned: boolean }
  | { kind: "swap" };
export type SideName = "source" | "target";

/** The place of a pair among pairs in order, or -1. */
export function placeOf(pairs: readonly Pair[], id: number): number {
  let low = 0;
  let high = pairs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = pairs[middle]?.id ?? 0;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** The pairs after a change: some are gone, others stand in their order. */
export function changed(pairs: readonly Pair[], removed: readonly number[], added: readonly Pair[]): Pair[] {
  const gone = new Set([...removed, ...added.map(({ id }) => id)]);
  const kept = pairs.filter(({ id }) => !gone.has(id));
  const next: Pair[] = [];
  let at = 0;
  for (const pair of kept) {
    while (at < added.length && (added[at] as Pair).id < pair.id) next.push(added[at++] as Pair);
    next.push(pair);
  }
  next.push(...added.slice(at));
  return next;
}

export type Sought = "doubtful" | "oneSided";

const IS: Record<Sought, (pair: Pair) => boolean> = {
  doubtful: (pair) => pair.doubtful,
  oneSided: (pair) => shapeOf(pair) !== "both",
};

/** The next pair that is doubtful, or has one side only, going round at the end; -1 if there is none. */
export function nextOf(pairs: readonly Pair[], sought: Sought, from: number, forward: boolean): number {
  for (let step = 1; step <= pairs.length; step += 1) {
    const place = (from + (forward ? step : -step) + 2 * pairs.length) % pairs.length;
    const pair = pairs[place];
    if (pair && IS[sought](pair)) return place;
  }
  return -1;
}

/** Whether a side of a pair begins a paragraph; English that changed places does where its paragraph begins. */
export function beginsParagraph(passages: readonly Passage[]): boolean {
  return passages[0]?.start === 0;
}

export type Shape = "both" | "omitted" | "added";

export function shapeOf({ source, target }: Pick<Pair, "source" | "target">): Shape {
  return source.length === 0 ? "added" : target.length === 0 ? "omitted" : "both";
}
