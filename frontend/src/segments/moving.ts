/* From row to row: to the next, to what is unfinished, to what the checks have found. */

import type { Row } from "./article";
import type { Command } from "./keys";
import { findingFrom, unfinishedFrom } from "./navigation";
import { openAt, openRow, type Deed, type Scene } from "./scene";

/** A row further away than this comes to the middle of the window. */
const NEAR = 3;

export function openUnfinished(scene: Scene, direction: 1 | -1): void {
  jump(scene, (index) => unfinishedFrom(scene.session.article, index, direction), "said.allDone");
}

function openFinding(scene: Scene, direction: 1 | -1): void {
  jump(scene, (index) => findingFrom(scene.session, index, direction), "said.noFinding");
}

function jump(scene: Scene, to: (index: number) => Row | null, otherwise: "said.allDone" | "said.noFinding"): void {
  const { rows, say, t } = scene;
  const row = openRow(scene);
  const next = row && to(row.index);
  if (next) rows.open(next.id, {}, Math.abs(next.index - row.index) > NEAR);
  else say(t(otherwise));
}

export function moving(scene: Scene): Partial<Record<Command, Deed>> {
  const index = openRow(scene)?.index;
  return {
    nextRow: () => openAt(scene, (index ?? -1) + 1),
    previousRow: () => openAt(scene, (index ?? 1) - 1),
    nextUnfinished: () => openUnfinished(scene, 1),
    previousUnfinished: () => openUnfinished(scene, -1),
    nextFinding: () => openFinding(scene, 1),
    previousFinding: () => openFinding(scene, -1),
  };
}
