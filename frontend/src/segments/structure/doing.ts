/* What the keys and buttons of structure do: to the open row, and to where the caret is afterwards. */

import { toCodePoints } from "../../language/offsets";
import { dismiss, notify } from "../../ui/Toast";
import type { Row } from "../article";
import type { Scene } from "../scene";
import type { StructureCommand } from "../keys";
import { targetOf, type Deed } from "./deeds";
import { restructure, step, type Failure } from "./restructuring";

export function doStructure(scene: Scene, row: Row, command: StructureCommand): Promise<void> | void {
  const segment_id = row.id;
  switch (command) {
    case "split":
      return split(scene, row);
    case "join":
      return change(scene, row, { do: "join", segment_id });
    case "dropPair":
      return change(scene, row, { do: "drop", segment_id });
    case "moveUp":
    case "moveDown":
      return change(scene, row, { do: "move", segment_id, to: command === "moveUp" ? "previous" : "next" });
    case "shiftUp":
    case "shiftDown":
      return change(scene, row, { do: "shift", segment_id, direction: command === "shiftUp" ? "up" : "down" });
    case "undoStructure":
      return takeBack(scene, "undo");
    case "redoStructure":
      return takeBack(scene, "redo");
  }
}

/** Cut where the carets are; without one in the source a dialog asks for the place. */
function split(scene: Scene, row: Row): Promise<void> | void {
  const chosen = scene.source.latest();
  const caret = scene.session.target?.view.state.selection.main.head ?? 0;
  if (chosen === null || chosen.start === 0) return scene.ask({ what: "split", segmentId: row.id, caret });
  return splitAt(scene, row, chosen.start, caret);
}

/** Both places in UTF-16 units. */
export function splitAt(scene: Scene, row: Row, source: number, caret: number): Promise<void> {
  const target = targetOf(scene.session.article, row.id);
  scene.source.clear();
  return change(scene, row, { do: "split", segment_id: row.id, source_at: toCodePoints(row.source, source), target_at: toCodePoints(target, caret) });
}

/** The notice that offers to take the last change back: it is about no other, and goes when there is another or none. */
let offered = 0;

/** Do it, open the row to go on in, and say so with a way back. */
export async function change(scene: Scene, row: Row, deed: Deed): Promise<void> {
  const { session, rows, t } = scene;
  const { article } = session;
  const before = new Set(article.all.map(({ id }) => id));
  const { length } = targetOf(article, row.id);
  const outcome = await patiently(scene, restructure(session, deed));
  if (!("changed" in outcome)) return complain(scene, outcome);
  const fresh = outcome.changed.segments?.find(({ id }) => !before.has(id))?.id ?? row.id;
  const beside = (by: number): number => article.at(row.index + by)?.id ?? row.id;
  if (deed.do === "split" || deed.do === "add") rows.open(fresh, { caret: 0 });
  else if (deed.do === "join") rows.open(row.id, { caret: length });
  else if (deed.do === "drop") rows.open(article.at(row.index)?.id ?? beside(-1));
  else if (deed.do === "move") rows.open(beside(deed.to === "next" ? 1 : -1));
  else if (deed.do === "undo") rows.open(outcome.changed.segments?.[0]?.id ?? row.id, {}, true);
  else rows.open(row.id);
  dismiss(offered);
  offered = notify(t(`structure.done.${deed.do}`, { number: row.number }), { action: { label: t("structure.undo"), run: () => void takeBack(scene, "undo") } });
}

/** So long nobody wonders. */
const UNREMARKED_MS = 1_500;

/** What takes long, as with thousands of finished segments whose sentences are looked for again, is said to be on its way. */
async function patiently<Outcome>({ t }: Scene, outcome: Promise<Outcome>): Promise<Outcome> {
  let notice = 0;
  const timer = setTimeout(() => {
    notice = notify(t("structure.onItsWay"), { stays: true });
  }, UNREMARKED_MS);
  try {
    return await outcome;
  } finally {
    clearTimeout(timer);
    dismiss(notice);
  }
}

async function takeBack(scene: Scene, direction: "undo" | "redo"): Promise<void> {
  const { session, rows, say, t } = scene;
  const outcome = await patiently(scene, step(session, direction));
  if (outcome === null) return say(t(`structure.nothing.${direction}`));
  if (!("changed" in outcome)) return complain(scene, outcome);
  dismiss(offered);
  const first = outcome.changed.segments?.[0]?.id ?? outcome.changed.after;
  if (first !== null) rows.open(first, {}, true);
  say(t(`structure.undone.${direction}`));
}

function complain({ say, t }: Scene, failure: Failure): void {
  say(failure.why === "refused" ? failure.sentence : t(`structure.not.${failure.why}`));
}
