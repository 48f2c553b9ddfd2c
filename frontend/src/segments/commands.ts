/* What the keys and the panel's buttons do to the open row. */

import type { TFunction } from "i18next";
import type { Row } from "./article";
import type { Mode } from "./concordance";
import { mergeOf } from "./ConflictNote";
import { fitted, withGloss } from "./insertion";
import type { Command, Heard } from "./keys";
import { marking as markingOf, markOfSource, type Marker, type Marking } from "./marking";
import { matchOfDigit } from "./matches";
import { unfinishedFrom } from "./navigation";
import { isFinished } from "./progress";
import type { Proposal } from "./ProposeTerm";
import { inConflict, shown, type State, type Text, type Work } from "./saving/work";
import type { Session } from "./session";
import type { PanelActions } from "./SidePanel";
import { renderingOf, termsOf } from "./terms";
import type { OpenRow } from "./useOpenRow";
import type { SourceChoice } from "./useSource";

/** What the page is asked to show over itself. */
export type Asked = { readonly what: "help" | "goTo" | "find" | "replace" } | { readonly what: "concordance"; readonly phrase: string; readonly mode: Mode } | { readonly what: "propose"; readonly proposal: Proposal };

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
}

type Deed = (digit: number) => void;

export function commandsOf(scene: Scene): Commands {
  const { session, editable, say, t } = scene;
  const { saver } = session.article;
  const row = openRow(scene);
  const reads: Partial<Record<Command, Deed>> = { ...moving(scene), ...lookingUp(scene) };
  const writes: Partial<Record<Command, Deed>> = { ...confirming(scene), ...inserting(scene), ...settling(scene) };

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
    insert: (text, chinese, gloss) => insert(scene, text, chinese, gloss),
    restore: (text) => session.target?.replaceAll(text),
    reopen: () => row && saver.mark(row.id, "draft"),
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
  const row = openRow(scene);
  const next = row && unfinishedFrom(scene.session.article, row.index, direction);
  if (next) scene.rows.open(next.id, {}, Math.abs(next.index - row.index) > NEAR);
  else scene.say(scene.t("said.allDone"));
}

function moving(scene: Scene): Partial<Record<Command, Deed>> {
  const index = openRow(scene)?.index;
  return {
    nextRow: () => openAt(scene, (index ?? -1) + 1),
    previousRow: () => openAt(scene, (index ?? 1) - 1),
    nextUnfinished: () => openUnfinished(scene, 1),
    previousUnfinished: () => openUnfinished(scene, -1),
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

/** A confirmed text is a draft again, for its translator to look at. */
function sendBack(scene: Scene): boolean {
  const { session, say, t } = scene;
  const row = openRow(scene);
  const work = row && session.article.saver.get(row.id);
  if (!row || !work) return false;
  const hindrance = !scene.reviews ? "said.onlyEditorsSendBack" : inConflict(work) ? "said.conflict" : isFinished(shown(work).state) ? null : "said.notConfirmed";
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
    sendBack: () => sendBack(scene) && next(),
    review: () => (scene.reviews ? confirm(scene, "reviewed") && next() : scene.say(scene.t("said.onlyEditors"))),
  };
}

function insert({ session, source, editable }: Scene, text: string, chinese: string, gloss: boolean): void {
  const view = session.target?.view;
  if (!view || !editable) return;
  const { doc, selection } = view.state;
  const { from, to } = selection.main;
  const words = gloss ? withGloss(text, chinese, session.brackets) : text;
  session.target?.insert(fitted(words, doc.sliceString(0, from), doc.sliceString(to)));
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
    if (rendering) insert(scene, rendering.text, term.chinese, gloss);
    else if (match) scene.session.target?.replaceAll(match.target);
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

/** What is selected on either side. */
function proposalFrom({ session, source }: Scene, row: Row): Proposal {
  const span = source.latest();
  const state = session.target?.view.state;
  const rendering = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to).trim() : "";
  const chinese = span ? row.source.slice(span.start, span.end).trim() : "";
  return { segmentId: row.id, chinese, rendering };
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
    takeTheirs: () => settle((work) => work.others),
    takeBoth: () => settle(both),
  };
}
