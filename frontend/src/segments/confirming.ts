/* Confirming, reviewing, and sending back. */

import type { Command } from "./keys";
import { openUnfinished } from "./moving";
import { isFinished } from "./progress";
import { inConflict, shown, type State } from "./saving/work";
import { openAt, openRow, type Deed, type Scene } from "./scene";

/** Marks the open row; false, with a sentence, where that cannot be. */
function confirm(scene: Scene, state: State): boolean {
  const { session, say, t } = scene;
  const row = openRow(scene);
  const work = row && session.article.saver.get(row.id);
  if (!row || !work) return false;
  const now = shown(work);
  const hindrance = inConflict(work) ? "said.conflict" : now.target.trim() === "" ? "said.nothing" : null;
  if (hindrance !== null) {
    say(t(hindrance));
    return false;
  }
  // Confirming a reviewed text that nobody changed would take the review back.
  const kept = now.state === "reviewed" || now.state === state;
  if (!kept) session.article.saver.mark(row.id, state);
  say(t("said.confirmed", { number: row.number, state: t(`state.${kept ? now.state : state}`) }));
  return true;
}

/** Why the open row cannot be sent back now. */
function whyNotBack(scene: Scene): "said.onlyEditorsSendBack" | "said.conflict" | "said.notConfirmed" | null {
  const row = openRow(scene);
  const work = row && scene.session.article.saver.get(row.id);
  if (!scene.reviews) return "said.onlyEditorsSendBack";
  if (!work || !isFinished(shown(work).state)) return "said.notConfirmed";
  return inConflict(work) ? "said.conflict" : null;
}

/** What is to be said with it is asked first. */
function askBack(scene: Scene): void {
  const { ask, say, t } = scene;
  const row = openRow(scene);
  const hindrance = whyNotBack(scene);
  if (hindrance !== null) say(t(hindrance));
  else if (row) ask({ what: "sendBack", segmentId: row.id });
}

/** A confirmed text is a draft again, for its translator to look at. */
export function sendBack(scene: Scene): boolean {
  const { session, say, t } = scene;
  const row = openRow(scene);
  if (!row) return false;
  const hindrance = whyNotBack(scene);
  if (hindrance !== null) {
    say(t(hindrance));
    return false;
  }
  session.article.saver.mark(row.id, "draft");
  say(t("said.sentBack", { number: row.number }));
  return true;
}

export function confirming(scene: Scene): Partial<Record<Command, Deed>> {
  const { reviews, say, t } = scene;
  const next = (): void => openAt(scene, (openRow(scene)?.index ?? -1) + 1);
  return {
    confirm: () => confirm(scene, "translated") && next(),
    confirmUnfinished: () => confirm(scene, "translated") && openUnfinished(scene, 1),
    sendBack: () => askBack(scene),
    review: () => (reviews ? confirm(scene, "reviewed") && next() : say(t("said.onlyEditors"))),
  };
}
