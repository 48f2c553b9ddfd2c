import { useCallback, useEffect, useMemo, useRef, useState, type RefObject } from "react";
import { rememberedRow, rememberRow } from "./navigation";
import type { Opening } from "./SegmentRow";
import type { Session } from "./session";

export interface OpenRow {
  readonly activeId: number | null;
  /** The row to bring into sight; a new object whenever it is asked for. */
  readonly sight: Sight | null;
  readonly opening: RefObject<Opening>;
  /** Open a row; `far`: it may be anywhere, and is shown in the middle. */
  open(segmentId: number, opening?: Partial<Opening>, far?: boolean): void;
}

export interface Sight {
  readonly segmentId: number;
  readonly far: boolean;
}

const AT_END: Opening = { caret: null, focus: true };

/** Which row is open, and how another one is. */
export function useOpenRow(session: Session, first: number | undefined): OpenRow {
  const [sight, setSight] = useState<Sight | null>(null);
  const activeId = sight?.segmentId ?? null;
  const opening = useRef<Opening>(AT_END);

  const open = useCallback(
    (segmentId: number, how: Partial<Opening> = {}, far = false) => {
      if (!session.article.row(segmentId)) return;
      opening.current = { ...AT_END, ...how };
      setSight({ segmentId, far });
      rememberRow(session.articleId, segmentId);
    },
    [session],
  );

  useEffect(() => {
    session.article.saver.hold(activeId);
    session.here.open(activeId);
  }, [session, activeId]);
  useEffect(() => () => session.article.saver.hold(null), [session]);

  // The first row opens by itself: the one that was asked for, the one that was left, or the first.
  useEffect(() => {
    if (activeId !== null) return undefined;
    const begin = (): void => {
      const { article } = session;
      const remembered = rememberedRow(session.articleId);
      const wanted = first === undefined ? remembered && article.row(remembered) : article.at(first - 1);
      const nowhere = first === undefined && remembered === null;
      const row = wanted || (nowhere || article.complete ? article.at(0) : undefined);
      if (row) open(row.id, { focus: mayTakeFocus() }, row.index > 0);
    };
    begin();
    return session.article.subscribe("rows", begin);
  }, [session, activeId, first, open]);

  return useMemo(() => ({ activeId, sight, opening, open }), [activeId, sight, open]);
}

/** Not from a dialog, and not on a phone, whose keyboard would cover half of what one came to read. */
function mayTakeFocus(): boolean {
  return document.querySelector("dialog[open]") === null && !window.matchMedia("(pointer: coarse)").matches;
}
