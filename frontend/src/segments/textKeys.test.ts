import { standardKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { expect, it } from "vitest";
import { TEXT_KEYS } from "./textKeys";

/** Keys of the standard list that are somebody else's here: the grid's pages, the row's Enter, and what nobody types. */
const LEFT_OUT = ["PageUp", "PageDown", "Enter", "Ctrl-ArrowUp", "Ctrl-ArrowDown", "Ctrl-v", "Ctrl-Alt-h"];

it("has every other key of CodeMirror's own list, which may grow", () => {
  const names = (bindings: readonly { key?: string; mac?: string }[]) => bindings.map(({ key, mac }) => key ?? mac);
  expect(new Set(names(TEXT_KEYS))).toEqual(new Set(names(standardKeymap).filter((name) => !LEFT_OUT.includes(name ?? ""))));
});

/** What a key leaves of a text whose caret is marked with ^, or whose selection with two. */
function pressed(key: string, marked: string): string {
  const [anchor = 0, head = anchor + 1] = [...marked.matchAll(/\^/g)].map(({ index }) => index);
  const doc = marked.replaceAll("^", "");
  let state = EditorState.create({ doc, selection: { anchor, head: head - 1 } });
  const view = { get state() { return state; }, dispatch: (transaction: { state: EditorState }) => (state = transaction.state) };
  TEXT_KEYS.find((binding) => binding.key === key)?.run?.(view as unknown as EditorView);
  return `${state.doc.sliceString(0, state.selection.main.head)}^${state.doc.sliceString(state.selection.main.head)}`;
}

it.each([
  ["Backspace", "national team^", "national tea^"],
  ["Backspace", "^team", "^team"],
  ["Backspace", "a\n^b", "a^b"],
  ["Backspace", "纯内资^。", "纯内^。"],
  ["Backspace", "a👩‍🔬^b", "a^b"],
  ["Backspace", "𠮷^", "^"],
  ["Backspace", "the ^old ^team", "the ^team"],
  ["Delete", "^team", "^eam"],
  ["Delete", "team^", "team^"],
  ["Delete", "a^\nb", "a^b"],
  ["Delete", "e^\u0301x", "e^x"],
  ["Delete", "a^👩‍🔬b", "a^b"],
])("%s in %j leaves %j", (key, before, after) => {
  expect(pressed(key, before)).toBe(after);
});
