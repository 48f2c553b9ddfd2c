import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { segmentsRevisions } from "../api/generated/sdk.gen";
import type { RevisionInfo } from "../api/generated/types.gen";

/** Somebody who goes through the rows does not ask for the history of each. */
const ROW_SETTLED_MS = 300;
/** Nor is it asked for after each save while somebody is typing. */
const TEXT_SETTLED_MS = 2_500;
/** As much of a history as the server tells at once. */
const STRETCH = 500;

/** Every version of the open segment, the newest first; asked for once, whoever shows it. */
export function useRevisions(segmentId: number, version: number) {
  const seen = useSeen(segmentId, version);
  return useQuery({
    queryKey: ["segments", segmentId, "revisions", seen.version],
    queryFn: ({ signal }) => allRevisions(segmentId, signal),
    enabled: seen.segmentId === segmentId,
    placeholderData: (before, query) => (query?.queryKey[1] === segmentId ? before : undefined),
  });
}

/** The server tells a long history in stretches; version 1 is the last. */
async function allRevisions(segmentId: number, signal: AbortSignal): Promise<RevisionInfo[]> {
  const all: RevisionInfo[] = [];
  for (let before: number | undefined; ; ) {
    const stretch = await segmentsRevisions({ path: { segment_id: segmentId }, query: { limit: STRETCH, ...(before === undefined ? {} : { before }) }, signal });
    all.push(...stretch);
    before = stretch.at(-1)?.version;
    if (stretch.length < STRETCH || before === undefined || before <= 1) return all;
  }
}

/** The row and version that have been in view long enough to ask for. */
export function useSeen(segmentId: number, version: number, textSettledMs = TEXT_SETTLED_MS): { segmentId: number; version: number } {
  const [seen, setSeen] = useState({ segmentId: 0, version: 0 });
  const sameRow = seen.segmentId === segmentId;
  useEffect(() => {
    const timer = setTimeout(() => setSeen({ segmentId, version }), sameRow ? textSettledMs : ROW_SETTLED_MS);
    return () => clearTimeout(timer);
  }, [segmentId, version, sameRow, textSettledMs]);
  return seen;
}
