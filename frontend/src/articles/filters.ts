import type { Article, ArticleProgress } from "../api/types";

export const SHOWN = ["all", "open", "done", "archived"] as const;
export type Shown = (typeof SHOWN)[number];

export interface ArticlesSearch {
  q?: string;
  show?: Exclude<Shown, "all">;
}

/** The address's query, taken for what it is: anybody may have typed it. */
export function readArticlesSearch(search: Record<string, unknown>): ArticlesSearch {
  const show = SHOWN.find((one) => one !== "all" && one === search["show"]) as ArticlesSearch["show"];
  const q = typeof search["q"] === "string" || typeof search["q"] === "number" ? String(search["q"]) : "";
  return { ...(q ? { q } : {}), ...(show ? { show } : {}) };
}

/** Every segment translated or reviewed: it may be published. */
export function finished(progress: ArticleProgress): boolean {
  return progress.segments > 0 && progress.untranslated === 0 && progress.draft === 0;
}

/** Articles whose titles, author, outlet or translator hold every word asked for. */
export function found(articles: readonly Article[], search: ArticlesSearch): Article[] {
  const words = (search.q ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  return articles.filter((article) => {
    if (search.show === "open" && finished(article.progress)) return false;
    if (search.show === "done" && !finished(article.progress)) return false;
    const text = [article.title, article.original_title, article.author, article.outlet, article.translator, article.editor].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
