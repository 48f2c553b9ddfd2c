/* React's view of an open article: each component hears of what it shows and of nothing else. */

import { useCallback, useSyncExternalStore } from "react";
import type { Row } from "./article";
import type { Beside } from "./beside";
import type { Count } from "./progress";
import type { Summary } from "./saving/saver";
import type { Work } from "./saving/work";
import type { Session } from "./session";

type What = number | "rows" | "summary";

function useArticle<Value>(session: Session, what: What, read: () => Value): Value {
  const subscribe = useCallback((listener: () => void) => session.article.subscribe(what, listener), [session, what]);
  return useSyncExternalStore(subscribe, read);
}

/** One fact of a segment: drawn again when that fact changes and not at every key. */
export function useFact<Fact extends string | number | boolean | null | Work>(
  session: Session,
  segmentId: number,
  read: (work: Work) => Fact,
): Fact | undefined {
  return useArticle(session, segmentId, () => {
    const work = session.article.saver.get(segmentId);
    return work && read(work);
  });
}

/** What stands beside a row. */
export function useBeside(session: Session, segmentId: number): Beside {
  const subscribe = useCallback((listener: () => void) => session.beside.subscribe(segmentId, listener), [session, segmentId]);
  return useSyncExternalStore(subscribe, () => session.beside.of(segmentId));
}

export function useRow(session: Session, segmentId: number): Row | undefined {
  return useArticle(session, segmentId, () => session.article.row(segmentId));
}

export function useRows(session: Session): readonly Row[] {
  return useArticle(session, "rows", () => session.article.all);
}

export function useFailure(session: Session): unknown {
  return useArticle(session, "rows", () => session.failure);
}

export function useComplete(session: Session): boolean {
  return useArticle(session, "rows", () => session.article.complete);
}

export function useSummary(session: Session): Summary {
  return useArticle(session, "summary", () => session.article.saver.summary());
}

export function useKept(session: Session): boolean {
  return useArticle(session, "summary", () => session.article.saver.kept);
}

/** Drawn again when that changes, and not whenever the summary does. */
export function useAllSaved(session: Session): boolean {
  return useArticle(session, "summary", () => session.article.saver.summary().unsent === 0);
}

export function useCount(session: Session): Count {
  return useArticle(session, "summary", () => session.article.count);
}
