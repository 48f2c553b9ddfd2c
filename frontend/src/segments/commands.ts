/* What the keys and the panel's buttons do to the open row. */

import type { Mode } from "./concordance";
import { mergeOf } from "./ConflictNote";
import { confirming, sendBack } from "./confirming";
import { takeTheirs } from "./giveWay";
import { insert, inserting } from "./inserting";
import { STRUCTURE, type Command, type Heard, type StructureCommand } from "./keys";
import { moving } from "./moving";
import { proposalFrom, proposalOf } from "./proposing";
import { inConflict, shown, type Text, type Work } from "./saving/work";
import { openAt, openRow, type Deed, type Scene } from "./scene";
import type { PanelActions } from "./SidePanel";
import type { Deed as StructureDeed } from "./structure/deeds";

export interface Commands extends PanelActions {
  /** Do what a key says; false leaves the key to the browser. */
  hear(heard: Heard): boolean;
  proposed(segmentId: number, chinese: string): void;
  /** The open row goes back to its translator, whatever was to be said with it being said. */
  sentBack(): void;
  structure(command: StructureCommand): void;
  change(deed: StructureDeed): void;
  /** In UTF-16 units. */
  splitAt(source: number, caret: number): void;
}

/** Not needed before the first row can be typed in. */
export const structureOf = () => import("./structure/doing");

export function commandsOf(scene: Scene): Commands {
  const { session, editable, say, t } = scene;
  const { saver } = session.article;
  const row = openRow(scene);
  const reads: Partial<Record<Command, Deed>> = { ...moving(scene), ...asking(scene), ...choosing(scene), comment: () => inPanel("[data-comment=new]") };
  const writes: Partial<Record<Command, Deed>> = { ...confirming(scene), ...inserting(scene), ...settling(scene), ...structuring(scene), ...suggesting(scene), ...judging(scene) };

  function hear({ command, digit }: Heard): boolean {
    if (command === "leaveSource" && (scene.source.latest() === null || isListOpen(scene))) return false;
    say("");
    const read = reads[command];
    if (read) read(digit);
    else if (editable) writes[command]?.(digit);
    else say(t("said.reader"));
    return true;
  }

  return {
    hear,
    run: (command) => void hear({ command, digit: 0 }),
    insert: (insertion) => insert(scene, insertion),
    amend({ concept, chinese }) {
      const state = session.target?.view.state;
      const selected = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to).trim() : "";
      if (row) scene.ask({ what: "propose", proposal: proposalOf(session, row, chinese, selected, concept.id) });
    },
    restore: (text) => session.target?.replaceAll(text),
    takeMatch: (text) => session.target?.replaceAll(text, "memory"),
    reopen: () => row && saver.mark(row.id, "draft"),
    sentBack() {
      if (sendBack(scene)) openAt(scene, (row?.index ?? -1) + 1);
    },
    structure(command) {
      if (row) void structureOf().then(({ doStructure }) => doStructure(scene, row, command));
    },
    change(deed) {
      if (row) void structureOf().then(({ change }) => change(scene, row, deed));
    },
    splitAt(source, caret) {
      if (row) void structureOf().then(({ splitAt }) => splitAt(scene, row, source, caret));
    },
    proposed(segmentId, chinese) {
      say(t("said.proposed", { chinese }));
      void session.refreshTerms(segmentId).catch(() => {}); // the news brings it a moment later
    },
  };
}

/** Escape closes a list of renderings first. */
function isListOpen({ session }: Scene): boolean {
  return session.target?.isCompleting() ?? false;
}

/** With nothing chosen the last search is shown again. */
function lookUp(scene: Scene, mode: Mode): void {
  const row = openRow(scene);
  const chosen = row ? proposalFrom(scene, row) : { chinese: "", rendering: "" };
  scene.ask({ what: "concordance", phrase: chosen.chinese || chosen.rendering, mode });
}

/** What the page shows over itself. */
function asking(scene: Scene): Partial<Record<Command, Deed>> {
  return {
    goTo: () => scene.ask({ what: "goTo" }),
    find: () => scene.ask({ what: "find" }),
    replace: () => scene.ask({ what: "replace" }),
    help: () => scene.ask({ what: "help" }),
    concordance: () => lookUp(scene, "phrase"),
    concordanceFuzzy: () => lookUp(scene, "fuzzy"),
  };
}

/** Words of the source. */
function choosing({ session, source, togglePinyin }: Scene): Partial<Record<Command, Deed>> {
  return {
    nextWord: () => source.step(1, false),
    previousWord: () => source.step(-1, false),
    extendRight: () => source.step(1, true),
    extendLeft: () => source.step(-1, true),
    growRight: () => source.fit("right", true),
    growLeft: () => source.fit("left", true),
    shrinkRight: () => source.fit("right", false),
    shrinkLeft: () => source.fit("left", false),
    leaveSource() {
      source.clear();
      session.target?.view.focus();
    },
    pinyin: togglePinyin,
  };
}

function structuring(scene: Scene): Partial<Record<Command, Deed>> {
  const row = openRow(scene);
  const deeds = STRUCTURE.map((command): [Command, Deed] => [command, () => row && void structureOf().then(({ doStructure }) => doStructure(scene, row, command))]);
  return { ...Object.fromEntries(deeds), structure: () => row && scene.ask({ what: "structure", segmentId: row.id }) };
}

/** The keys of the panel press its buttons, which know what they are for. */
function suggesting(scene: Scene): Partial<Record<Command, Deed>> {
  const { session, reviews, say, t } = scene;
  const row = openRow(scene);
  // Asked when the key is pressed: a suggestion that has come since draws the row anew, and not the editor.
  const waits = (): boolean => row !== undefined && reviews && session.beside.of(row.id).suggestions > 0;
  const decide = (button: string): void => (waits() ? inPanel(`[data-suggestion=${button}]`) : say(t("said.noSuggestion")));
  return {
    suggest: () => inPanel("[data-suggestion=begin], [data-suggestion=text]"),
    acceptSuggestion: () => decide("accept"),
    declineSuggestion: () => decide("decline"),
  };
}

/** What may be done to the first finding of the open row that has such a button. */
function judging({ say, t }: Scene): Partial<Record<Command, Deed>> {
  const press = (button: "apply" | "ignore" | "reopen"): void => {
    const what = `[data-finding=${button}]`;
    if (document.querySelector(`.editor-panel ${what}:not(:disabled)`) === null) say(t(`said.nothingTo.${button}`));
    else inPanel(what);
  };
  return {
    applyFix: () => press("apply"),
    ignoreFinding: () => press("ignore"),
    reopenFinding: () => press("reopen"),
  };
}

const LOOK_MS = 50;
const LOOKS = 60;

/** Go to a field of the panel, or press a button of it; on a slow line its parts come after the first row. */
function inPanel(what: string, looks = LOOKS): void {
  const found = document.querySelector<HTMLElement>(`.editor-panel ${what}`);
  if (found === null) {
    if (looks > 0) setTimeout(() => inPanel(what, looks - 1), LOOK_MS);
    return;
  }
  document.querySelector<HTMLElement>(".editor-panel-less .panel-more")?.click();
  if (found instanceof HTMLButtonElement) found.click();
  else found.focus();
}

function settling(scene: Scene): Partial<Record<Command, Deed>> {
  const { saver } = scene.session.article;
  const row = openRow(scene);
  const settle = (choose: (work: Work) => Text | null): void => {
    const work = row && saver.get(row.id);
    const text = work?.others ? choose(work) : null;
    if (!row || !text) return;
    saver.decide(row.id, text);
    scene.session.target?.view.focus();
  };
  const both = (work: Work): Text | null => {
    const merged = inConflict(work) ? mergeOf(work) : null;
    return merged === null ? null : { target: merged, state: "draft" };
  };
  return {
    keepMine: () => settle((work) => (inConflict(work) ? shown(work) : null)),
    takeTheirs() {
      const { session, say, t } = scene;
      if (!row) return;
      void takeTheirs(session, row.id).then(
        () => session.target?.view.focus(),
        () => say(t("conflict.notYet")),
      );
    },
    takeBoth: () => settle(both),
  };
}
