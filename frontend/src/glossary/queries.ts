import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { consistencyListed, consistencyUses, glossaryChanges, glossaryConcept, glossaryPage, glossaryRemarks, glossaryUsed } from "../api/generated/sdk.gen";
import type { Variety } from "../api/generated/types.gen";
import { keys } from "../api/queries";
import type { Concept } from "../api/types";
import type { GlossarySearch, ListedStatus } from "./search";

const AT_ONCE = 100;

export const glossaryKey = (projectId: number) => [...keys.project(projectId), "glossary"] as const;

export const entriesQuery = (projectId: number, { status = "approved" as const, q = "", kind, shared = false }: Omit<GlossarySearch, "status" | "shared"> & { status?: ListedStatus; shared?: boolean }) =>
  infiniteQueryOptions({
    queryKey: [...glossaryKey(projectId), { status, q, kind, shared }],
    queryFn: ({ pageParam, signal }) =>
      glossaryPage({
        path: { project_id: projectId },
        query: { status, limit: AT_ONCE, ...(shared ? { shared } : {}), ...(q ? { query: q } : {}), ...(kind ? { kind } : {}), ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });

/** One entry, wherever it stands; what the list has of it is shown at once. */
export const entryQuery = (conceptId: number) =>
  queryOptions({
    queryKey: ["concepts", conceptId],
    queryFn: ({ signal }) => glossaryConcept({ path: { concept_id: conceptId }, signal }) as Promise<Concept>,
  });

export const changesQuery = (conceptId: number, version: number) =>
  queryOptions({
    queryKey: ["concepts", conceptId, "changes", version],
    queryFn: ({ signal }) => glossaryChanges({ path: { concept_id: conceptId }, signal }),
  });

export const commentsQuery = (conceptId: number) =>
  queryOptions({
    queryKey: ["concepts", conceptId, "comments"],
    queryFn: ({ signal }) => glossaryRemarks({ path: { concept_id: conceptId }, signal }),
  });

export const usedQuery = (projectId: number) =>
  queryOptions({
    queryKey: [...glossaryKey(projectId), "shared"],
    queryFn: ({ signal }) => glossaryUsed({ path: { project_id: projectId }, signal }),
  });

export const usesQuery = (projectId: number, conceptId: number, limit: number) =>
  queryOptions({
    queryKey: ["concepts", conceptId, "uses", projectId, limit],
    queryFn: ({ signal }) => consistencyUses({ path: { project_id: projectId, concept_id: conceptId }, query: { limit }, signal }),
  });

export const inconsistenciesQuery = (projectId: number, variety: Variety) =>
  queryOptions({
    queryKey: [...glossaryKey(projectId), "inconsistencies", variety],
    queryFn: ({ signal }) => consistencyListed({ path: { project_id: projectId }, query: { variety }, signal }),
    // It follows every edit of every article: what was seen before is shown, and asked for again.
    staleTime: 0,
  });
