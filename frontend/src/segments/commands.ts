/* What the keys and the panel's buttons do to the open row. */

import type { TFunction } from "i18next";
import type { Row } from "./article";
import type { Mode } from "./concordance";
import { mergeOf } from "./ConflictNote";
import { earlierThan } from "./earlier";
import { asksForGloss, fitted, inForm, withGloss, type Insertion } from "./insertion";
import { marking as markingOf, markOfSource, type Marker, type Marking } from "./marking";
import { STRUCTURE, type Command, type Heard, type StructureCommand } from "./keys";
import { matchOfDigit } from "./matches";
import { findingFrom, unfinishedFrom } from "./navigation";
import { isFinished } from "./progress";
import type { Proposal } from "./ProposeTerm";
import { inConflict, shown, type State, type Text, type Work } from "./saving/work";
import type { Session } from "./session";
import type { PanelActions } from "./SidePanel";
import type { Deed as StructureDeed } from "./structure/deeds";
import { renderingOf, termsOf } from "./terms";
import { takeTheirs } from "./giveWay";
import type { OpenRow } from "./useOpenRow";
import type { SourceChoice } from "./useSource";

/** What the page is asked to show over itself. */
export type Asked =
  | { readonly what: "help" | "goTo" | "find" | "replace" }
  | { readonly what: "structure" | "sendBack"; readonly segmentId: number }
  | { readonly what: "split"; readonly segmentId: number; readonly caret: number }
  | { readonly what: "concordance"; readonly phrase: string; readonly mode: Mode } | { readonly what: "propose"; readonly proposal: Proposal };

export interface Scene {
  readonly session: Session;
  readonly rows: OpenRow;
  readonly source: SourceChoice;
  readonly editable: boolean;
  readonly reviews: boolean;
  say(sentence: string): void;
  ask(asked: Asked): void;
  togglePinyin(): void;
  readonly t: TFunction<"segments">;
}

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

type Deed = (digit: number) => void;

export function commandsOf(scene: Scene): Commands {
  const { session, editable, say, t } = scene;
  const { saver } = session.article;
  const row = openRow(scene);
  const reads: Partial<Record<Command, Deed>> = { ...moving(scene), ...lookingUp(scene), comment: () => inPanel("[data-comment=new]") };
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

function openRow({ session, rows }: Scene): Row | undefined {
  return rows.activeId === null ? undefined : session.article.row(rows.activeId);
}

function openAt({ session: { article }, rows, say, t }: Scene, index: number): void {
  const next = article.at(index);
  if (next) rows.open(next.id);
  else if (article.complete) say(t(index < 0 ? "said.first" : "said.last"));
}

/** A row further away than this comes to the middle of the window. */
const NEAR = 3;

function openUnfinished(scene: Scene, direction: 1 | -1): void {
  jump(scene, (index) => unfinishedFrom(scene.session.article, index, direction), "said.allDone");
}

function openFinding(scene: Scene, direction: 1 | -1): void {
  jump(scene, (index) => findingFrom(scene.session, index, direction), "said.noFinding");
}

function jump(scene: Scene, to: (index: number) => Row | null, otherwise: "said.allDone" | "said.noFinding"): void {
  const row = openRow(scene);
  const next = row && to(row.index);
  if (next) scene.rows.open(next.id, {}, Math.abs(next.index - row.index) > NEAR);
  else scene.say(scene.t(otherwise));
}

function moving(scene: Scene): Partial<Record<Command, Deed>> {
  const index = openRow(scene)?.index;
  return {
    nextRow: () => openAt(scene, (index ?? -1) + 1),
    previousRow: () => openAt(scene, (index ?? 1) - 1),
    nextUnfinished: () => openUnfinished(scene, 1),
    previousUnfinished: () => openUnfinished(scene, -1),
    nextFinding: () => openFinding(scene, 1),
    previousFinding: () => openFinding(scene, -1),
    goTo: () => scene.ask({ what: "goTo" }),
    find: () => scene.ask({ what: "find" }),
    replace: () => scene.ask({ what: "replace" }),
    help: () => scene.ask({ what: "help" }),
    concordance: () => lookUp(scene, "phrase"),
    concordanceFuzzy: () => lookUp(scene, "fuzzy"),
  };
}

/** With nothing chosen the last search is shown again. */
function lookUp(scene: Scene, mode: Mode): void {
  const row = openRow(scene);
  const chosen = row ? proposalFrom(scene, row) : { chinese: "", rendering: "" };
  scene.ask({ what: "concordance", phrase: chosen.chinese || chosen.rendering, mode });
}

function lookingUp({ session, source, togglePinyin }: Scene): Partial<Record<Command, Deed>> {
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
  const row = openRow(scene);
  const hindrance = whyNotBack(scene);
  if (hindrance !== null) scene.say(scene.t(hindrance));
  else if (row) scene.ask({ what: "sendBack", segmentId: row.id });
}

/** A confirmed text is a draft again, for its translator to look at. */
function sendBack(scene: Scene): boolean {
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

function confirming(scene: Scene): Partial<Record<Command, Deed>> {
  const next = (): void => openAt(scene, (openRow(scene)?.index ?? -1) + 1);
  return {
    confirm: () => confirm(scene, "translated") && next(),
    confirmUnfinished: () => confirm(scene, "translated") && openUnfinished(scene, 1),
    sendBack: () => askBack(scene),
    review: () => (scene.reviews ? confirm(scene, "reviewed") && next() : scene.say(scene.t("said.onlyEditors"))),
  };
}

/** At the caret, in the form that its place wants. */
function insert(scene: Scene, { text, chinese, gloss, of }: Insertion): void {
  const { session, source, editable } = scene;
  const view = session.target?.view;
  if (!view || !editable) return;
  const row = openRow(scene);
  const { doc, selection } = view.state;
  const { from, to } = selection.main;
  const before = doc.sliceString(0, from);
  const rendering = of?.concept.renderings.find((one) => one.text === text);
  const words = of && rendering ? inForm(rendering, of.concept.kind, before) : text;
  const glossed = gloss || (of !== undefined && row !== undefined && asksForGloss(of, session.glosses, earlierThan(session, row)));
  session.target?.insert(fitted(glossed ? withGloss(words, chinese, session.brackets) : words, before, doc.sliceString(to)));
  source.clear();
}

function inserting(scene: Scene): Partial<Record<Command, Deed>> {
  const row = openRow(scene);
  const insertTerm = (digit: number, gloss: boolean): void => {
    const terms = row ? termsOf(row) : [];
    const term = terms[digit - 1];
    const rendering = term && renderingOf(term.concept);
    const { segmentId, matches } = scene.session.offered;
    const match = gloss || segmentId !== row?.id ? null : matchOfDigit(matches, terms.length, digit);
    if (rendering) insert(scene, { text: rendering.text, chinese: term.chinese, gloss, of: term });
    else if (match) scene.session.target?.replaceAll(match.target, "memory");
    else scene.say(scene.t("said.noTerm", { digit }));
  };
  return {
    insertTerm: (digit) => insertTerm(digit, false),
    insertGloss: (digit) => insertTerm(digit, true),
    copySource: () => row && scene.session.target?.insert(row.source),
    ...marking(scene),
    propose: () => row && scene.ask({ what: "propose", proposal: proposalFrom(scene, row) }),
  };
}

function marking({ session, rows, say, t }: Scene): Partial<Record<Command, Deed>> {
  const change = (made: (text: string, from: number, to: number) => Marking | null): void => {
    const view = session.target?.view;
    if (!view) return;
    const { from, to } = view.state.selection.main;
    const wanted = made(view.state.doc.toString(), from, to);
    if (wanted === null) say(t("said.allMarks"));
    else view.dispatch({ changes: wanted, selection: wanted, userEvent: "input.mark", scrollIntoView: true });
    view.focus();
  };
  const deed = (marker: Marker): Deed => () => change((text, from, to) => markingOf(text, from, to, marker));
  return {
    bold: deed("bold"),
    italic: deed("italic"),
    link: deed("link"),
    note: deed("note"),
    markOfSource: () => {
      const source = rows.activeId === null ? undefined : session.article.row(rows.activeId)?.source;
      change((text, from, to) => markOfSource(source ?? "", text, from, to));
    },
  };
}

function structuring(scene: Scene): Partial<Record<Command, Deed>> {
  const row = openRow(scene);
  const deeds = STRUCTURE.map((command): [Command, Deed] => [command, () => row && void structureOf().then(({ doStructure }) => doStructure(scene, row, command))]);
  return { ...Object.fromEntries(deeds), structure: () => row && scene.ask({ what: "structure", segmentId: row.id }) };
}

/** The keys of the panel press its buttons, which know what they are for. */
function suggesting(scene: Scene): Partial<Record<Command, Deed>> {
  const row = openRow(scene);
  // Asked when the key is pressed: a suggestion that has come since draws the row anew, and not the editor.
  const waits = (): boolean => row !== undefined && scene.reviews && scene.session.beside.of(row.id).suggestions > 0;
  const decide = (button: string): void => (waits() ? inPanel(`[data-suggestion=${button}]`) : scene.say(scene.t("said.noSuggestion")));
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

/** What is selected on either side. */
function proposalFrom({ session, source }: Scene, row: Row): Proposal {
  const span = source.latest();
  const state = session.target?.view.state;
  const rendering = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to).trim() : "";
  const chinese = span ? row.source.slice(span.start, span.end).trim() : "";
  const known = termsOf(row).find((term) => term.chinese === chinese || term.concept.zh === chinese);
  return proposalOf(session, row, chinese, rendering, known?.concept.id ?? null);
}

function proposalOf({ article, target }: Session, row: Row, chinese: string, rendering: string, known: number | null): Proposal {
  const work = article.saver.get(row.id);
  return { segmentId: row.id, chinese, rendering, source: row.source, target: target?.view.state.doc.toString() ?? (work ? shown(work).target : ""), known };
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
