import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { articlesExportPages } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import type { ExportChoice } from "./exporting";
import { Waiting } from "./Waiting";

/** The PDF itself, page by page. Another choice asks anew, and the server drops the one before. */
export function PdfPages({ articleId, choice: { layout, house, draft, glosses, terms } }: { articleId: number; choice: ExportChoice }) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const queryKey = [...keys.article(articleId), "pages", layout, house, draft, glosses, terms];
  const set = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => articlesExportPages({ path: { article_id: articleId }, query: { layout, house, draft, glosses, terms, first: pageParam }, signal }),
    initialPageParam: 1,
    getNextPageParam: ({ first, images, pages }) => (first + images.length <= pages ? first + images.length : undefined),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  const stop = () => void client.cancelQueries({ queryKey });
  const shown = set.data?.pages.flatMap(({ first, images }) => images.map((image, at) => ({ image, number: first + at }))) ?? [];
  const count = set.data?.pages.at(-1)?.pages ?? 0;
  return (
    // It scrolls, and has to by keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="export-pages" tabIndex={0} role="group" aria-label={t("export.preview")} aria-busy={set.isFetching}>
      <ErrorNote error={set.error} onRetry={() => void set.refetch()} />
      {set.isPending && !set.isFetching ? (
        <div className="export-refused soft">
          <p>{t("export.stopped")}</p>
          <Button onClick={() => void set.refetch()}>{t("export.again")}</Button>
        </div>
      ) : null}
      {count > 0 ? <p className="small soft">{t("export.pages", { count })}</p> : null}
      {shown.map(({ image, number }) => (
        <img key={number} src={image} alt={t("export.pageAlt", { number, pages: count })} />
      ))}
      {set.isFetching ? <Waiting key={queryKey.join()} what="setting" onStop={stop} /> : null}
      {set.hasNextPage && !set.isFetching ? <Button onClick={() => void set.fetchNextPage()}>{t("export.morePages")}</Button> : null}
    </div>
  );
}
