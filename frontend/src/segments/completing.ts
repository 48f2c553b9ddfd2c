/*
 * Renderings offered as one types. Enter and Tab take the chosen one, Escape
 * closes the list and nothing else, and while an input method is composing
 * there is no list at all.
 */

import {
  acceptCompletion,
  autocompletion,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  startCompletion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import "./completing.css";
import { Prec, type EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, tooltips } from "@codemirror/view";
import { completionsAt } from "./completions";
import { earlierThan } from "./earlier";
import { asksForGloss } from "./insertion";
import type { Session } from "./session";
import { termsOf } from "./terms";

/** No rendering is longer. */
const LOOK_BACK = 500;

export function completing(session: Session, segmentId: number): Extension {
  const source = (context: CompletionContext): CompletionResult | null => {
    const row = session.article.row(segmentId);
    if (!row || context.view?.composing) return null;
    const { state, pos } = context;
    const before = state.sliceDoc(Math.max(0, pos - LOOK_BACK), pos);
    const offered = completionsAt(before, state.sliceDoc(pos, pos + 1), termsOf(row), session.brackets, (term) => asksForGloss(term, session.glosses, earlierThan(session, row)));
    const [first] = offered;
    if (!first) return null;
    return {
      from: pos - first.typed,
      filter: false,
      // With the next letter at once: an Enter right behind it would else be one of the text.
      update: (_current, _from, _to, next) => source(next),
      options: offered.map(({ text, typed }) => ({
        label: text,
        apply: (view: EditorView, _: unknown, __: number, to: number) =>
          view.dispatch({
            changes: { from: to - typed, to, insert: text },
            selection: { anchor: to - typed + text.length },
            userEvent: "input.complete",
            scrollIntoView: true,
          }),
      })),
    };
  };
  return [
    autocompletion({ override: [source], defaultKeymap: false, icons: false, interactionDelay: 0, maxRenderedOptions: 8 }),
    tooltips({ parent: document.querySelector("main") ?? document.body }),
    Prec.highest(
      keymap.of([
        { key: "Enter", run: acceptCompletion },
        { key: "Tab", run: acceptCompletion },
        { key: "ArrowDown", run: moveCompletionSelection(true) },
        { key: "ArrowUp", run: moveCompletionSelection(false) },
        { key: "Escape", run: closeCompletion },
      ]),
    ),
    // A list that was open when a composition begins would stand over it.
    EditorView.domEventHandlers({
      compositionstart: (_, view) => {
        closeCompletion(view);
        return false;
      },
    }),
  ];
}

/** Look now for what can be completed, without waiting for the next letter. */
export function offer(view: EditorView): void {
  startCompletion(view);
}

/** Whether a list is open. */
export function isCompleting(state: EditorState): boolean {
  return completionStatus(state) === "active";
}
