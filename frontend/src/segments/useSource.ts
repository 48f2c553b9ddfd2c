import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import type { Span } from "../language/offsets";
import { offsetIn, paint, rangeOf } from "../ui/domText";
import type { Session } from "./session";
import { covered, fitted, stepped, type Side, type WordCursor } from "./wordCursor";

/** What of the open row's source is chosen: by the keys over its words, or with the mouse. */
export interface SourceChoice {
  /** In UTF-16 units of the source. */
  readonly span: Span | null;
  /** The same at this moment, where several keys were pressed before the page was drawn again. */
  latest(): Span | null;
  readonly by: "keys" | "mouse";
  step(direction: 1 | -1, extend: boolean): void;
  /** One character more or fewer on a side of the choice. */
  fit(side: Side, more: boolean): void;
  clear(): void;
}

export const SOURCE_OF = (segmentId: number): string => `[data-segment="${segmentId}"] .source-text`;
const NAME = "source-choice";

interface Chosen {
  readonly segmentId: number;
  readonly by: "keys" | "mouse";
  readonly cursor: WordCursor;
}

export function useSource(session: Session, activeId: number | null, scroller: RefObject<HTMLDivElement | null>): SourceChoice {
  const [drawn, setDrawn] = useState<Chosen | null>(null);
  // The next key goes on from here, whether or not the page has been drawn since the last.
  const chosen = useRef<Chosen | null>(null);
  const set = useCallback((next: Chosen | null) => {
    chosen.current = next;
    setDrawn(next);
  }, []);
  const current = drawn?.segmentId === activeId ? drawn : null;
  const now = useCallback(() => (chosen.current?.segmentId === activeId ? chosen.current : null), [activeId]);

  const step = useCallback(
    (direction: 1 | -1, extend: boolean) => {
      const row = activeId === null ? undefined : session.article.row(activeId);
      if (!row) return;
      void session.words.of(row.id, row.source).then(
        ({ words }) => {
          const next = stepped(now()?.cursor ?? null, words, direction, extend);
          if (next) set({ segmentId: row.id, by: "keys", cursor: next });
        },
        () => {}, // without an answer there are no words to go over
      );
    },
    [session, activeId, now, set],
  );
  const fit = useCallback(
    (side: Side, more: boolean) => {
      const row = activeId === null ? undefined : session.article.row(activeId);
      if (!row) return;
      // In the row of the steps before it, which may still wait for the words.
      void session.words.of(row.id, row.source).then(() => {
        const before = now();
        if (!before) return;
        const span = fitted(covered(before.cursor), row.source, side, more);
        set({ segmentId: row.id, by: "keys", cursor: { anchor: span, head: span } });
      }, () => {});
    },
    [session, activeId, now, set],
  );
  const clear = useCallback(() => set(null), [set]);
  const latest = useCallback(() => {
    const found = now();
    return found && covered(found.cursor);
  }, [now]);

  useEffect(() => {
    const look = (): void => {
      const found = activeId === null ? null : selected(activeId, scroller.current);
      if (found) set(found);
    };
    document.addEventListener("selectionchange", look);
    return () => document.removeEventListener("selectionchange", look);
  }, [activeId, scroller, set]);

  const span = useMemo(() => current && covered(current.cursor), [current]);
  const { start, end } = span ?? { start: 0, end: 0 };
  const byKeys = current?.by === "keys";
  useEffect(() => {
    const host = activeId === null ? null : scroller.current?.querySelector(SOURCE_OF(activeId));
    const range = host && end > start ? rangeOf(host, start, end) : null;
    paint(NAME, range);
    if (range && scroller.current && byKeys) bringIntoSight(scroller.current, range);
    return () => paint(NAME, null);
  }, [activeId, start, end, byKeys, scroller]);

  return { span, latest, by: current?.by ?? "keys", step, fit, clear };
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
  return { segmentId, by: "mouse", cursor: { anchor: { start, end }, head: { start, end } } };
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
