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
