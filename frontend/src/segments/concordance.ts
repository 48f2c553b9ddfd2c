/* What is asked of the concordance. The last search is kept, so that one can come back to it. */

import { queryOptions } from "@tanstack/react-query";
import { memorySearch } from "../api/generated/sdk.gen";
import type { Hit } from "../api/types";
import { spansToUtf16 } from "../language/offsets";

export type Mode = "phrase" | "words" | "fuzzy";
export type Side = "source" | "target";

export interface Search {
  readonly phrase: string;
  readonly mode: Mode;
  /** Empty: the language of the phrase decides. */
  readonly side: Side | "";
  readonly projectId: string;
  readonly hereOnly: boolean;
  readonly translator: string;
  readonly state: "translated" | "reviewed" | "";
  readonly since: string;
  readonly until: string;
}

const NEW: Search = { phrase: "", mode: "phrase", side: "", projectId: "", hereOnly: false, translator: "", state: "", since: "", until: "" };
const HAN = /\p{Script=Han}/u;

let last: Search = NEW;

/** A phrase begins a new search with the filters of the last one; none takes the last one up again. */
export function searchOf(phrase: string, mode: Mode): Search {
  return phrase === "" ? last : { ...last, phrase, mode, side: "" };
}

export function keepSearch(search: Search): void {
  last = search;
}

export function isFiltered(search: Search): boolean {
  const { projectId, hereOnly, translator, state, since, until } = search;
  return hereOnly || [projectId, translator, state, since, until].some((one) => one !== "");
}

export function unfiltered(search: Search): Search {
  return { ...NEW, phrase: search.phrase, mode: search.mode, side: search.side };
}

export const sideOf = ({ phrase, side }: Search): Side => side || (HAN.test(phrase) ? "source" : "target");

export const concordanceQuery = (search: Search, articleId: number) =>
  queryOptions({
    queryKey: ["memory", search, search.hereOnly ? articleId : null],
    queryFn: ({ signal }) => memorySearch({ query: wanted(search, articleId), signal }),
    enabled: search.phrase !== "",
    retry: false,
  });

function wanted(search: Search, articleId: number) {
  const { phrase, mode, projectId, translator, state, since, until } = search;
  return {
    phrase,
    mode,
    side: sideOf(search),
    ...(projectId ? { project_id: Number(projectId) } : {}),
    ...(search.hereOnly ? { article_id: articleId } : {}),
    ...(translator ? { translator } : {}),
    ...(state ? { state } : {}),
    ...(since ? { since } : {}),
    ...(until ? { until } : {}),
  };
}

/** The rendering that is marked in a hit whose Chinese was looked for; empty where none is. */
export function renderingIn({ target, in_target: marks }: Pick<Hit, "target" | "in_target">): string {
  const [first] = spansToUtf16(target, marks.slice(0, 1));
  return first ? target.slice(first.start, first.end) : "";
}
