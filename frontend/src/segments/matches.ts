/* What the memory has for a row, and which number key inserts it. */

import { queryOptions } from "@tanstack/react-query";
import { segmentsMatches, segmentsParts } from "../api/generated/sdk.gen";
import type { Match, Part } from "../api/types";

/** Number keys there are. */
const DIGITS = 9;
const SOON_MS = 30_000;

export const matchesQuery = (segmentId: number) =>
  queryOptions({
    queryKey: ["segments", segmentId, "matches"],
    queryFn: async ({ signal }): Promise<readonly Match[]> =>
      (await segmentsMatches({ path: { segment_id: segmentId }, signal })).matches,
    staleTime: SOON_MS,
    retry: false,
  });

export const partsQuery = (segmentId: number) =>
  queryOptions({
    queryKey: ["segments", segmentId, "parts"],
    queryFn: async ({ signal }): Promise<readonly Part[]> => (await segmentsParts({ path: { segment_id: segmentId }, signal })).parts,
    staleTime: SOON_MS,
    retry: false,
  });

/** Matches are numbered after the row's terms; beyond nine there is no key. */
export function digitOfMatch(terms: number, index: number): number | null {
  const digit = terms + index + 1;
  return digit <= DIGITS ? digit : null;
}

export function matchOfDigit<Found>(matches: readonly Found[], terms: number, digit: number): Found | null {
  return matches[digit - terms - 1] ?? null;
}

/** '18亿元 ≠ 1.8亿元': what one of the two sources has and the other has not. */
export function differencesOf({ differences: d }: Pick<Match, "differences">): string[] {
  const pairs = [
    [d.numbers_here, d.numbers_there],
    [d.names_here, d.names_there],
  ] as const;
  return pairs
    .filter(([here, there]) => here.length + there.length > 0)
    .map(([here, there]) => `${here.join("、") || "—"} ≠ ${there.join("、") || "—"}`);
}
