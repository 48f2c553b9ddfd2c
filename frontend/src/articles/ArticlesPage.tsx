import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { articlesArchive, articlesArticles, articlesRestore } from "../api/generated/sdk.gen";
import { keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Article } from "../api/types";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Select, TextField } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { ArticleRow } from "./ArticleRow";
import "./articles.css";
import { found, SHOWN, type ArticlesSearch } from "./filters";
import { OpenReviews } from "./OpenReviews";

const articlesQuery = (projectId: number, archived: boolean) =>
  queryOptions({
    queryKey: [...keys.articles(projectId), { archived }],
    queryFn: ({ signal }) => articlesArticles({ path: { project_id: projectId }, query: { archived }, signal }) as Promise<Article[]>,
  });

interface Props {
  projectId: number;
  search: ArticlesSearch;
  onSearch: (search: ArticlesSearch) => void;
}

export function ArticlesPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const project = useQuery(projectQuery(projectId));
  const articles = useQuery(articlesQuery(projectId, search.show === "archived"));
  const field = useRef<HTMLInputElement>(null);
  const mayAdd = may("translator", project.data, me);

  const putAway = useMutation({
    mutationFn: (article: Article) => (article.archived ? articlesRestore : articlesArchive)({ path: { article_id: article.id } }),
    onSuccess: (article, before) => {
      const title = before.title || before.original_title || t("untitled");
      const back = { label: t("list.restore"), run: () => putAway.mutate({ ...before, archived: true }) };
      notify(t(article.archived ? "list.archived" : "list.restored", { title }), article.archived ? { action: back } : {});
      return client.invalidateQueries({ queryKey: keys.articles(projectId) });
    },
  });

  useShortcuts(t("list.title"), [{ keys: "/", label: t("list.find"), run: () => field.current?.focus() }]);

  const add = mayAdd ? (
    <Link className={buttonClass("primary")} to="/projects/$projectId/articles/new" params={{ projectId }}>
      {t("list.add")}
    </Link>
  ) : null;
  const shown = articles.data ? found(articles.data, search) : [];
  const nothing = articles.data?.length === 0;
  const asked = search.q !== undefined || search.show !== undefined;

  return (
    <Page title={t("list.title")} {...(project.data ? { tab: project.data.name } : {})} lead={project.data?.description} actions={add}>
      <ErrorNote error={project.error ?? articles.error ?? putAway.error} onRetry={articles.error ? () => void articles.refetch() : undefined} />
      <OpenReviews projectId={projectId} />
      <div className="filters no-print" role="search">
          <TextField bare ref={field} type="search" label={t("list.find")} placeholder={t("list.findIn")} value={search.q ?? ""} onValue={(q) => onSearch({ ...search, q: q || undefined } as ArticlesSearch)} />
          <Select
            bare
            label={t("list.show")}
            value={search.show ?? "all"}
            onValue={(show) => onSearch({ ...(search.q ? { q: search.q } : {}), ...(show === "all" ? {} : { show }) })}
            choices={SHOWN.map((one) => ({ value: one, label: t(`show.${one}`) }))}
          />
      </div>
      {nothing && !asked ? (
        <EmptyState title={t("list.none")} action={add}>
          <p>{mayAdd ? t("list.noneAdd") : t("list.noneWait")}</p>
        </EmptyState>
      ) : null}
      {articles.isPending ? <Loading /> : null}
      {shown.length > 0 ? (
        <ul className="articles">
          {shown.map((article) => (
            <ArticleRow key={article.id} article={article} mayChange={mayAdd} onPutAway={may("editor", project.data, me) ? () => putAway.mutate(article) : undefined} />
          ))}
        </ul>
      ) : null}
      {articles.data && shown.length === 0 && asked ? <p className="soft">{t(search.show === "archived" && !search.q ? "list.noneArchived" : "list.notFound")}</p> : null}
    </Page>
  );
}
