import { hashKey, useQueryClient, type QueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { Finding } from "../api/types";
import type { FindingMark } from "./findingMarks";
import { articleFindingsQuery, findingsOf, findingsQuery } from "./findings";
import { useAllSaved, useComplete } from "./hooks";
import type { Session } from "./session";

/** Of a longer article only the rows that are worked on are marked. */
const LONGEST = 2_000;
/** So long the page is left alone after it has loaded, and after the last change is saved. */
const QUIET_MS = 2_500;
/** More changed rows than these are cheaper checked with the whole article. */
const ONE_BY_ONE = 5;

/** The mark of one row; the row is drawn again only when it changes. */
export function useFindingMark({ marks }: Session, segmentId: number): FindingMark | null {
  const subscribe = useCallback((listener: () => void) => marks.subscribe(segmentId, listener), [marks, segmentId]);
  return useSyncExternalStore(subscribe, () => marks.get(segmentId));
}

/** What only a comparison with other rows shows of this one, as far as the article was checked since. */
export function useComparedFindings({ marks }: Session, segmentId: number, version: number, own: readonly Finding[]): readonly Finding[] {
  const subscribe = useCallback((listener: () => void) => marks.subscribe(segmentId, listener), [marks, segmentId]);
  const known = useSyncExternalStore(subscribe, () => marks.findings(segmentId));
  return useMemo(() => known.filter((finding) => finding.version === version && !own.some(({ id }) => id === finding.id)), [known, version, own]);
}

/** Keeps the marks of an article's rows true, in quiet moments. */
export function useMarking(session: Session): void {
  const client = useQueryClient();
  const complete = useComplete(session);
  const saved = useAllSaved(session);
  useEffect(() => listening(session, client), [session, client]);
  useEffect(() => {
    if (!complete || !saved) return undefined;
    const timer = setTimeout(() => void check(session, client).catch(() => {}), QUIET_MS); // marks only help: the panel tells of failures
    return () => clearTimeout(timer);
  }, [complete, saved, session, client]);
}

/** Every answer about findings, whoever asked, goes into the marks. */
function listening({ articleId, marks }: Session, client: QueryClient): () => void {
  const ofArticle = hashKey(articleFindingsQuery(articleId).queryKey);
  return client.getQueryCache().subscribe(({ type, query }) => {
    if (type !== "updated" || query.state.status !== "success") return;
    const [first, segmentId, third, version] = query.queryKey;
    if (query.queryHash === ofArticle) marks.replaceAll(query.state.data as readonly Finding[]);
    else if (hashKey([first, third]) === OF_SEGMENT) marks.replace(Number(segmentId), Number(version), query.state.data as readonly Finding[]);
  });
}

const OF_SEGMENT = hashKey([findingsOf(0)[0], findingsOf(0)[2]]);

async function check({ article, articleId, checked }: Session, client: QueryClient): Promise<void> {
  const versions = article.all.map(({ id }) => [id, article.saver.get(id)?.saved.version ?? 0] as const);
  const changed = versions.filter(([id, version]) => checked.has(id) && checked.get(id) !== version);
  const first = checked.size === 0;
  for (const [id, version] of versions) checked.set(id, version);
  if (first || changed.length > ONE_BY_ONE) {
    if (article.all.length <= LONGEST) await client.fetchQuery({ ...articleFindingsQuery(articleId), staleTime: 0 });
  } else {
    await Promise.all(changed.map(([id, version]) => client.fetchQuery({ ...findingsQuery(id, version), staleTime: Infinity })));
  }
}
