/* Light marks in the open target: what they mean is shown, and their signs stay to be edited, dimmed. */

import { type Extension, type Range } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";
import { findMarks } from "../language/marks";

const SIGN = Decoration.mark({ class: "mark-sign" });

export const showMarks: Extension = EditorView.decorations.compute(["doc"], (state) => {
  const found: Range<Decoration>[] = [];
  for (const { kind, start, end, innerStart, innerEnd } of findMarks(state.doc.toString())) {
    const looks = Decoration.mark({ class: `mark-${kind}` });
    if (innerStart > start) found.push(SIGN.range(start, innerStart));
    if (end > innerEnd) found.push(SIGN.range(innerEnd, end));
    if (innerEnd > innerStart) found.push(looks.range(innerStart, innerEnd));
  }
  return Decoration.set(found, true);
});
