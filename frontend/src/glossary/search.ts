import type { ConceptKind } from "../api/types";

/** What the list can be narrowed to; a merged entry is only met on the way to where it went. */
export const STATUSES = ["approved", "proposed", "rejected", "withdrawn"] as const;
export type ListedStatus = (typeof STATUSES)[number];
export const KINDS: readonly ConceptKind[] = ["term", "organisation", "person", "place", "work", "idiom", "slogan"];

/** What the address says about the glossary page: a view can be sent to a colleague. */
export interface GlossarySearch {
  /** Approved entries where it says nothing. */
  status?: Exclude<ListedStatus, "approved">;
  q?: string;
  kind?: ConceptKind;
  entry?: number;
  /** With the entries of the shared glossaries. */
  shared?: true;
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
    ...(search["shared"] === true ? { shared: true as const } : {}),
    ...(Number.isSafeInteger(entry) && entry > 0 ? { entry } : {}),
  };
}

/** Which of the terms that are rendered in several ways are looked at: the inconsistent ones where it says nothing. */
export interface VarietySearch {
  variety?: "allowed";
}

export function readVarietySearch(search: Record<string, unknown>): VarietySearch {
  return search["variety"] === "allowed" ? { variety: "allowed" } : {};
}
