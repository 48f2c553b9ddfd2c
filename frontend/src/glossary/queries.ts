import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { glossaryChanges, glossaryConcept, glossaryPage } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import type { Concept } from "../api/types";
import type { GlossarySearch } from "./search";

const AT_ONCE = 100;

export const glossaryKey = (projectId: number) => [...keys.project(projectId), "glossary"] as const;

export const entriesQuery = (projectId: number, { status = "approved" as const, q = "", kind }: Omit<GlossarySearch, "status"> & { status?: "approved" | "proposed" | "rejected" }) =>
  infiniteQueryOptions({
    queryKey: [...glossaryKey(projectId), { status, q, kind }],
    queryFn: ({ pageParam, signal }) =>
      glossaryPage({
        path: { project_id: projectId },
        query: { status, limit: AT_ONCE, ...(q ? { query: q } : {}), ...(kind ? { kind } : {}), ...(pageParam ? { after: pageParam } : {}) },
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
