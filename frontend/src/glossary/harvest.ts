import { queryOptions } from "@tanstack/react-query";
import { harvestDismissed, harvestOfArticle, harvestOfSources } from "../api/generated/sdk.gen";
import type { CandidateInfo, GlossInfo, RenderingInfo } from "../api/generated/types.gen";
import { keys } from "../api/queries";
import type { ConceptKind, Rendering } from "../api/types";
import { spansToUtf16 } from "../language/offsets";
import { BLANK, type Draft } from "./entry";
import { KINDS } from "./search";

/** Below it a person should look before believing it; the server says the same. */
const DOUBTFUL = 0.4;
const SURE = 0.75;

export const candidatesQuery = (articleId: number) =>
  queryOptions({
    queryKey: ["articles", articleId, "candidates"],
    queryFn: ({ signal }) => harvestOfSources({ path: { article_id: articleId }, signal }),
  });

export const articleGlossesQuery = (articleId: number) =>
  queryOptions({
    queryKey: ["articles", articleId, "glosses"],
    queryFn: ({ signal }) => harvestOfArticle({ path: { article_id: articleId }, signal }),
  });

export const dismissedQuery = (projectId: number) =>
  queryOptions({
    queryKey: [...keys.project(projectId), "dismissed-terms"],
    queryFn: ({ signal }) => harvestDismissed({ path: { project_id: projectId }, signal }),
  });

export interface HarvestSearch {
  article?: number;
}

export function readHarvestSearch(search: Record<string, unknown>): HarvestSearch {
  const article = Number(search["article"]);
  return Number.isSafeInteger(article) && article > 0 ? { article } : {};
}

export interface Piece {
  text: string;
  mark: "zh" | "en" | null;
}

/** A sentence in pieces, the Chinese and the English words of its gloss marked. */
export function pieces({ sentence, zh_mark, en_mark }: Pick<GlossInfo, "sentence" | "zh_mark" | "en_mark">): Piece[] {
  const marked = [
    { ...zh_mark, mark: "zh" as const },
    { ...en_mark, mark: "en" as const },
  ].filter(({ start, end }) => end > start);
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end, mark } of spansToUtf16(sentence, marked.toSorted((a, b) => a.start - b.start))) {
    if (start > at) found.push({ text: sentence.slice(at, start), mark: null });
    found.push({ text: sentence.slice(start, end), mark });
    at = end;
  }
  if (at < sentence.length) found.push({ text: sentence.slice(at), mark: null });
  return found;
}

export type Sight = "all" | GlossInfo["standing"];
export const SIGHTS: readonly Sight[] = ["all", "new", "conflict", "known"];

export function counted(glosses: readonly GlossInfo[]): Record<Sight, number> {
  const counts: Record<Sight, number> = { all: glosses.length, new: 0, conflict: 0, known: 0 };
  for (const { standing } of glosses) counts[standing] += 1;
  return counts;
}

/** Only what the glossary has not, and what has English, can be proposed; one Chinese once. */
export function proposable(glosses: readonly GlossInfo[]): Set<number> {
  const seen = new Set<string>();
  const found = new Set<number>();
  glosses.forEach(({ zh, en, standing }, index) => {
    if (standing !== "new" || !en || seen.has(zh)) return;
    seen.add(zh);
    found.add(index);
  });
  return found;
}

/** What is chosen at first: what can be proposed and is not doubtful. */
export function chosenAtFirst(glosses: readonly GlossInfo[]): Set<number> {
  return new Set([...proposable(glosses)].filter((index) => (glosses[index]?.confidence ?? 0) >= DOUBTFUL));
}

/** The English that the house writes, without what it has refused. */
export function usable(renderings: readonly Partial<Rendering>[]): string[] {
  return renderings.flatMap(({ standing, text }) => (text && (standing === "preferred" || standing === "admitted") ? [text] : []));
}

export function isDoubtful({ confidence }: { confidence: number }): boolean {
  return confidence < DOUBTFUL;
}

export function certainty(confidence: number): "sure" | "likely" | "doubtful" {
  if (confidence >= SURE) return "sure";
  return confidence >= DOUBTFUL ? "likely" : "doubtful";
}

const kindOf = (kind: string): ConceptKind => KINDS.find((one) => one === kind) ?? "term";

/** A proposal filled in from a candidate, with the rendering that was chosen. */
export function draftFrom(candidate: CandidateInfo, rendering: RenderingInfo | undefined): Draft {
  return {
    ...BLANK,
    zh: candidate.zh,
    kind: kindOf(candidate.kind),
    source: candidate.contexts[0]?.sentence ?? "",
    renderings: [{ text: rendering?.en ?? "", standing: "preferred" }],
  };
}
