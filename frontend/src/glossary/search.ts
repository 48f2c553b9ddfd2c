import type { ConceptKind, ConceptStatus } from "../api/types";

export const STATUSES: readonly ConceptStatus[] = ["approved", "proposed", "rejected"];
export const KINDS: readonly ConceptKind[] = ["term", "organisation", "person", "place", "work", "idiom", "slogan"];

/** What the address says about the glossary page: a view can be sent to a colleague. */
export interface GlossarySearch {
  /** Approved entries where it says nothing. */
  status?: Exclude<ConceptStatus, "approved">;
  q?: string;
  kind?: ConceptKind;
  entry?: number;
}

export function readGlossarySearch(search: Record<string, unknown>): GlossarySearch {
  const status = STATUSES.find((one) => one !== "approved" && one === search["status"]) as GlossarySearch["status"];
  const kind = KINDS.find((one) => one === search["kind"]);
  const q = typeof search["q"] === "string" || typeof search["q"] === "number" ? String(search["q"]) : "";
  const entry = Number(search["entry"]);
  return {
    ...(status ? { status } : {}),
    ...(q ? { q } : {}),
    ...(kind ? { kind } : {}),
    ...(Number.isSafeInteger(entry) && entry > 0 ? { entry } : {}),
  };
}
