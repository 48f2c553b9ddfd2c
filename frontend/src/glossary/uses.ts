import type { Use } from "../api/generated/types.gen";
import type { Concept } from "../api/types";

interface Uses {
  renderings: readonly { articles: readonly { article_id: number; title: string }[] }[];
}

/** The title of an article in which a concept is rendered; nothing where it has none, or no translation yet. */
export function titleOf({ renderings }: Uses, articleId: number): string {
  for (const { articles } of renderings) {
    const found = articles.find(({ article_id }) => article_id === articleId);
    if (found) return found.title;
  }
  return "";
}

/** Whether a use is the very pair that the entry was proposed from, with the texts that it had then. */
export function isEvidence({ segment_id, source, target }: Pick<Use, "segment_id" | "source" | "target">, { context }: Pick<Concept, "context">): boolean {
  return context !== null && context.segment_id === segment_id && context.source === source && context.target === target;
}
