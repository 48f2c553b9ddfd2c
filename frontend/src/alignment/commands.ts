/** What can be done to the open pair, with its key: one list for the keys, the buttons and the help. */
import type { Review, View } from "./review";
import { shapeOf } from "./pairs";

export interface Command {
  id: "join" | "split" | "up" | "down" | "omit" | "add" | "pin" | "realign" | "lift" | "put" | "drop";
  keys: string;
  run: () => void;
  enabled: boolean;
  /** Pressed, of what is switched on and off. */
  pressed?: boolean;
}

export function commandsOf(review: Review, view: View): Command[] {
  const { pair, place } = review;
  const [first, last] = review.chosen;
  const { pairs, side, lifted } = view;
  const both = pair !== undefined && shapeOf(pair) === "both";
  const idle = view.aligning === null && pair !== undefined;
  const several = last > first;
  return [
    { id: "join", keys: "j", enabled: idle && (several || place < pairs.length - 1), run: () => review.ask(() => join(review)) },
    { id: "split", keys: "s", enabled: idle, run: () => review.beginCut() },
    { id: "up", keys: "Alt+ArrowUp", enabled: idle && place > 0 && pair[side].length > 0, run: () => shift(review, "up") },
    { id: "down", keys: "Alt+ArrowDown", enabled: idle && place < pairs.length - 1 && pair[side].length > 0, run: () => shift(review, "down") },
    { id: "omit", keys: "o", enabled: idle && both, run: () => review.ask(() => ofPair(review, "omit")) },
    { id: "add", keys: "a", enabled: idle && both, run: () => review.ask(() => ofPair(review, "add")) },
    { id: "pin", keys: "p", enabled: idle, pressed: pair?.pinned === true, run: () => pin(review) },
    { id: "realign", keys: "r", enabled: idle, run: () => review.align(true) },
    lifted === null
      ? { id: "lift", keys: "x", enabled: idle && pair.target.length > 0, run: () => review.lift(review.view.active) }
      : { id: "put", keys: "v", enabled: idle && lifted !== view.active, run: () => put(review) },
    ...(lifted === null ? [] : [{ id: "drop" as const, keys: "Escape", enabled: true, run: () => review.lift(null) }]),
  ];
}

function join(review: Review) {
  const { pairs, active } = review.view;
  const [first, last] = review.chosen;
  const [from, to] = [pairs[first], pairs[last]];
  return from && to && last > first ? ({ kind: "join", pair: from.id, last: to.id } as const) : ({ kind: "join", pair: active } as const);
}

function ofPair(review: Review, kind: "omit" | "add") {
  return { kind, pair: review.view.active } as const;
}

/** The open pair stays open while its sentences go up or down, unless nothing is left of it. */
function shift(review: Review, direction: "up" | "down"): void {
  let open = review.view.active;
  review.ask(
    () => {
      open = review.view.active;
      return { kind: "shift", pair: open, side: review.view.side, direction };
    },
    ({ pairs }) => (pairs.some(({ id }) => id === open) ? open : pairs[0]?.id),
  );
}

function pin(review: Review): void {
  let open = review.view.active;
  review.ask(
    () => {
      const { pairs, active } = review.view;
      const [first, last] = review.chosen;
      open = active;
      return { kind: "pin", pair: pairs[first]?.id ?? active, last: pairs[last]?.id ?? active, pinned: review.pair?.pinned !== true };
    },
    () => open,
  );
}

function put(review: Review): void {
  let onto = review.view.active;
  review.ask(
    () => {
      onto = review.view.active;
      const { lifted } = review.view;
      review.lift(null);
      return lifted === null || lifted === onto ? null : { kind: "put", pair: lifted, onto };
    },
    () => onto,
  );
}
