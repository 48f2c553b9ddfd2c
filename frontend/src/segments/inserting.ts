/* What goes into the translation at the caret: renderings, earlier translations, the source, light marks. */

import { earlierThan } from "./earlier";
import { asksForGloss, fitted, inForm, withGloss, type Insertion } from "./insertion";
import type { Command } from "./keys";
import { marking as markingOf, markOfSource, type Marker, type Marking } from "./marking";
import { matchOfDigit } from "./matches";
import { proposalFrom } from "./proposing";
import { openRow, type Deed, type Scene } from "./scene";
import { renderingOf, termsOf } from "./terms";

/** At the caret, in the form that its place wants. */
export function insert(scene: Scene, { text, chinese, gloss, of }: Insertion): void {
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

export function inserting(scene: Scene): Partial<Record<Command, Deed>> {
  const { session, say, t } = scene;
  const row = openRow(scene);
  const insertTerm = (digit: number, gloss: boolean): void => {
    const terms = row ? termsOf(row) : [];
    const term = terms[digit - 1];
    const rendering = term && renderingOf(term.concept);
    const { segmentId, matches } = session.offered;
    const match = gloss || segmentId !== row?.id ? null : matchOfDigit(matches, terms.length, digit);
    if (rendering) insert(scene, { text: rendering.text, chinese: term.chinese, gloss, of: term });
    else if (match) session.target?.replaceAll(match.target, "memory");
    else say(t("said.noTerm", { digit }));
  };
  return {
    insertTerm: (digit) => insertTerm(digit, false),
    insertGloss: (digit) => insertTerm(digit, true),
    copySource: () => row && session.target?.insert(row.source),
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
