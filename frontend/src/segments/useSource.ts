import { useCallback, useEffect, useState, type RefObject } from "react";
import type { Span } from "../language/offsets";
import { offsetIn, paint, rangeOf } from "./domText";
import type { Session } from "./session";
import { covered, stepped, type WordCursor } from "./wordCursor";

/** What of the open row's source is chosen: by the keys over its words, or with the mouse. */
export interface SourceChoice {
  /** In UTF-16 units of the source. */
  readonly span: Span | null;
  readonly by: "keys" | "mouse";
  step(direction: 1 | -1, extend: boolean): void;
  clear(): void;
}

export const SOURCE_OF = (segmentId: number): string => `[data-segment="${segmentId}"] .source-text`;
const NAME = "source-choice";

interface Chosen {
  readonly segmentId: number;
  readonly span: Span;
  readonly by: "keys" | "mouse";
  readonly cursor: WordCursor | null;
}

export function useSource(session: Session, activeId: number | null, scroller: RefObject<HTMLDivElement | null>): SourceChoice {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const current = chosen?.segmentId === activeId ? chosen : null;
  const cursor = current?.cursor ?? null;

  const step = useCallback(
    (direction: 1 | -1, extend: boolean) => {
      const row = activeId === null ? undefined : session.article.row(activeId);
      if (!row) return;
      void session.words.of(row.id, row.source).then(
        ({ words }) => {
          const next = stepped(cursor, words, direction, extend);
          const span = next && covered(next, words);
          if (next && span) setChosen({ segmentId: row.id, span, by: "keys", cursor: next });
        },
        () => {}, // without an answer there are no words to go over
      );
    },
    [session, activeId, cursor],
  );
  const clear = useCallback(() => setChosen(null), []);

  useEffect(() => {
    const look = (): void => {
      const found = activeId === null ? null : selected(activeId, scroller.current);
      if (found) setChosen(found);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [activeId, scroller]);

  const { start, end } = current?.span ?? { start: 0, end: 0 };
  const byKeys = current?.by === "keys";
  useEffect(() => {
    const host = activeId === null ? null : scroller.current?.querySelector(SOURCE_OF(activeId));
    const range = host && end > start ? rangeOf(host, start, end) : null;
    paint(NAME, range);
    if (range && scroller.current && byKeys) bringIntoSight(scroller.current, range);
    return () => paint(NAME, null);
  }, [activeId, start, end, byKeys, scroller]);

  return { span: current?.span ?? null, by: current?.by ?? "keys", step, clear };
}

/** The browser's own selection, where it lies in the open row's source. */
function selected(segmentId: number, scroller: HTMLElement | null): Chosen | null {
  const selection = window.getSelection();
  const host = scroller?.querySelector(SOURCE_OF(segmentId));
  if (!host || !selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const start = offsetIn(host, range.startContainer, range.startOffset);
  const end = offsetIn(host, range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return { segmentId, span: { start, end }, by: "mouse", cursor: null };
}

/** Room above and below the word, for the heading of the grid and for the card. */
const ROOM = 48;

function bringIntoSight(scroller: HTMLElement, range: Range): void {
  const word = range.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  const above = word.top - (window.top + ROOM);
  const below = word.bottom - (window.bottom - ROOM);
  if (above < 0) scroller.scrollBy({ top: above });
  else if (below > 0) scroller.scrollBy({ top: below });
}
