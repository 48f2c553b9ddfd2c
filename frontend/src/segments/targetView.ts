/*
 * The one CodeMirror editor, in the row that is being translated.
 *
 * The store is the truth; the view tells it what was typed and shows what it
 * says. While an input method is composing neither happens: a text replaced
 * under a composition is mixed up with it in every editor that was tried.
 */

import {
  history,
  historyField,
  historyKeymap,
  insertNewline,
  isolateHistory,
  redoDepth,
  undoDepth,
} from "@codemirror/commands";
import { Annotation, Compartment, EditorSelection, EditorState, Prec, type Extension } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { shown, type Origin } from "./saving/work";
import type { Session } from "./session";
import { showMarks } from "./showMarks";
import { forbiddenIn } from "./terms";
import { TEXT_KEYS } from "./textKeys";

export interface TargetOptions {
  readonly label: string;
  /** Where to put the caret, in UTF-16 units; otherwise where it was, or at the end. */
  readonly caret: number | null;
  readonly focus: boolean;
  /** Enter alone: it neither confirms nor breaks the line. */
  onEnter(): void;
}

/** Chrome puts the composed text into the document up to 50 ms after the composition's end. */
const COMPOSED_AFTER_MS = 60;
const fromStore = Annotation.define<boolean>();
const foundIn = Annotation.define<Origin>();

export interface Target {
  readonly view: EditorView;
  /** Puts text in place of the selection, as one step of undo. */
  insert(text: string): void;
  /** Puts text in place of all, as one step of undo; `from` says where it was found. */
  replaceAll(text: string, from?: Origin): void;
  /** Whether a list of renderings is open, to which the next Escape belongs. */
  isCompleting(): boolean;
  close(): void;
}

export function openTarget(host: HTMLElement, session: Session, segmentId: number, options: TargetOptions): Target {
  const { saver } = session.article;
  const storeText = (): string => {
    const work = saver.get(segmentId);
    return work ? shown(work).target : "";
  };
  let composing = false;

  const push = (view: EditorView, from?: Origin): void => saver.type(segmentId, view.state.doc.toString(), from);
  const pull = (view: EditorView): void => {
    if (composing || view.composing) return;
    const text = storeText();
    if (text !== view.state.doc.toString()) replace(view, text, [fromStore.of(true)]);
  };

  const listeners: Extension = [
    // Letters that would come between a change of structure and its answer.
    EditorState.changeFilter.of((transaction) => Boolean(transaction.annotation(fromStore)) || session.locked?.has(segmentId) !== true),
    EditorView.updateListener.of((update) => {
      if (!update.docChanged || composing) return;
      if (update.transactions.some((transaction) => transaction.annotation(fromStore))) return;
      push(update.view, update.transactions.map((transaction) => transaction.annotation(foundIn)).find(Boolean));
    }),
    EditorView.domEventHandlers({
      compositionstart: () => {
        composing = true;
        return false;
      },
      compositionend: (_, view) => {
        setTimeout(() => {
          if (view.composing) return;
          composing = false;
          push(view);
          pull(view);
        }, COMPOSED_AFTER_MS);
        return false;
      },
    }),
  ];

  const view = new EditorView({ parent: host, state: stateOf(session, segmentId, storeText(), options, listeners) });
  placeCaret(view, options);
  if (options.focus) view.focus();
  const stop = session.article.subscribe(segmentId, () => pull(view));
  let open = true;
  fetchCompletions(session, segmentId, () => open, view);

  return {
    view,
    insert(text) {
      view.dispatch(view.state.replaceSelection(text), {
        annotations: isolateHistory.of("full"),
        userEvent: "input.complete",
        scrollIntoView: true,
      });
      view.focus();
    },
    replaceAll(text, from) {
      replace(view, text, from === undefined ? [] : [foundIn.of(from)]);
      view.focus();
    },
    isCompleting: () => completions?.isCompleting(view.state) ?? false,
    close() {
      open = false;
      stop();
      if (composing) push(view);
      remember(session, segmentId, view.state);
      view.destroy();
    },
  };
}

/** A row's state with its undo history, if its text is still the store's; listeners are this opening's. */
function stateOf(
  session: Session,
  segmentId: number,
  text: string,
  options: TargetOptions,
  listeners: Extension,
): EditorState {
  const known = session.leftRows.get(segmentId);
  const opening = [attributes(options), enter(options), listeners, warnings(session, segmentId), completion.of(completions?.completing(session, segmentId) ?? [])];
  const extensions = [opening, ALWAYS];
  if (known?.text === text) return EditorState.fromJSON(known.state, { extensions }, KEPT);
  return EditorState.create({ doc: text, extensions });
}

const completion = new Compartment();

/** The list of renderings, once it is here: one can type without it. */
let completions: typeof import("./completing") | null = null;

function fetchCompletions(session: Session, segmentId: number, isOpen: () => boolean, view: EditorView): void {
  if (completions !== null) return;
  const opened = view.state.doc;
  void import("./completing").then(
    (fetched) => {
      completions = fetched;
      if (!isOpen()) return;
      view.dispatch({ effects: completion.reconfigure(fetched.completing(session, segmentId)) });
      // Somebody who began to type before it was here is not made to type one letter more.
      if (!view.state.doc.eq(opened) && !view.composing) fetched.offer(view);
    },
    () => {}, // the next row asks again
  );
}

const ALWAYS: Extension = [
  history(),
  keymap.of([...TEXT_KEYS, ...historyKeymap]),
  EditorView.lineWrapping,
  showMarks,
];

function attributes({ label }: TargetOptions): Extension {
  return EditorView.contentAttributes.of({ "aria-label": label, lang: "en", spellcheck: "true", autocapitalize: "sentences" });
}

/** A break inside a segment is rare and wanted with Shift; a stray one would break the printed paragraph. */
function enter({ onEnter }: TargetOptions): Extension {
  return Prec.high(
    keymap.of([
      {
        key: "Enter",
        run: () => {
          onEnter();
          return true;
        },
        shift: insertNewline,
      },
    ]),
  );
}

const FORBIDDEN = Decoration.mark({ class: "target-forbidden" });

/** A wavy line under what the glossary does not want to read. */
function warnings(session: Session, segmentId: number): Extension {
  return EditorView.decorations.compute(["doc"], (state) => {
    const concepts = session.article.row(segmentId)?.marks.filter(({ sure }) => sure).map(({ concept }) => concept) ?? [];
    const spans = forbiddenIn(state.doc.toString(), concepts);
    return Decoration.set(spans.map(({ start, end }) => FORBIDDEN.range(start, end)), true);
  });
}

function placeCaret(view: EditorView, { caret }: TargetOptions): void {
  if (caret === null && view.state.selection.main.head > 0) return;
  const at = Math.min(caret ?? view.state.doc.length, view.state.doc.length);
  view.dispatch({ selection: EditorSelection.cursor(at) });
}

/** Only what differs is replaced, so that the caret stays where it stands. */
function replace(view: EditorView, text: string, said: readonly Annotation<unknown>[]): void {
  const { from, to, insert } = difference(view.state.doc.toString(), text);
  const annotations = [isolateHistory.of("full"), ...said];
  view.dispatch({ changes: { from, to, insert }, annotations, userEvent: "input.replace" });
}

/** The one stretch to replace to turn a text into another. */
export function difference(before: string, after: string): { from: number; to: number; insert: string } {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const longest = Math.min(before.length, after.length) - head;
  while (tail < longest && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

const KEPT = { history: historyField };

/**
 * Rows that were only looked at leave nothing behind, edited ones their text,
 * selection and history: the state itself would hold on to its view, and after
 * an hour's work thousands of elements with it.
 */
function remember(session: Session, segmentId: number, state: EditorState): void {
  if (undoDepth(state) > 0 || redoDepth(state) > 0) session.leftRows.set(segmentId, { text: state.doc.toString(), state: state.toJSON(KEPT) });
  else session.leftRows.delete(segmentId);
}
