/* Where in the open target a finding points: underlined until the text is checked again. */

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, type DecorationSet } from "@codemirror/view";
import type { Finding } from "../api/types";
import { toUtf16 } from "../language/offsets";

type Spot = Pick<Finding, "target" | "severity" | "ignored">;

const put = StateEffect.define<DecorationSet>();
const spots = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(now, { changes, effects }) {
    return effects.reduce((latest, effect) => (effect.is(put) ? effect.value : latest), now.map(changes));
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Underlines what errors and warnings are about; hints would be too many. The findings are of the text that the view shows. */
export function showSpots(view: EditorView, findings: readonly Spot[]): void {
  const text = view.state.doc.toString();
  const ranges = findings.flatMap(({ target, severity, ignored }) => {
    if (target === null || target[0] === target[1] || severity === "hint" || ignored !== null) return [];
    return [Decoration.mark({ class: `finding-spot finding-spot-${severity}` }).range(toUtf16(text, target[0]), toUtf16(text, target[1]))];
  });
  const known = view.state.field(spots, false) !== undefined;
  if (!known && ranges.length === 0) return;
  view.dispatch({ effects: [...(known ? [] : [StateEffect.appendConfig.of(spots)]), put.of(Decoration.set(ranges, true))] });
}
