import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { articlesArchive, articlesChange, articlesRestore } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { articleQuery, keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Article } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { LeaveGuard } from "../ui/LeaveGuard";
import { Loading } from "../ui/Loading";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { ArticleProgress } from "./ArticleProgress";
import "./articles.css";
import { changes, frontOf } from "./frontMatter";
import { FrontMatterFields } from "./FrontMatterForm";
import { Originals } from "./Originals";

export function ArticleDetailsPage({ articleId }: { articleId: number }) {
  const { t } = useTranslation("articles");
  const article = useQuery(articleQuery(articleId));
  if (!article.data) {
    return (
      <Page title={t("details.title")} narrow>
        {article.error ? <ErrorNote error={article.error} onRetry={() => void article.refetch()} /> : <Loading />}
      </Page>
    );
  }
  return <Details article={article.data} />;
}

function Details({ article }: { article: Article }) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(article.project_id));
  // What the form began with; the server compares its version.
  const [base, setBase] = useState(article);
  const [front, setFront] = useState(() => frontOf(article));
  const changed = changes(frontOf(base), front);
  const isChanged = Object.keys(changed).length > 0;

  function stored(now: Article) {
    client.setQueryData(keys.article(now.id), now);
    void client.invalidateQueries({ queryKey: keys.articles(now.project_id) });
    setBase(now);
  }

  const save = useMutation({
    mutationFn: () => articlesChange({ path: { article_id: article.id }, headers: ifMatch(base.version), body: changed }) as Promise<Article>,
    onSuccess: (now) => {
      stored(now);
      setFront(frontOf(now));
      notify(t("ui:saved"));
    },
    onError: (error) => {
      if (isProblem(error, 412)) void client.invalidateQueries({ queryKey: keys.article(article.id) });
    },
  });
  const putAway = useMutation({
    mutationFn: () => (base.archived ? articlesRestore : articlesArchive)({ path: { article_id: article.id } }) as Promise<Article>,
    onSuccess: stored,
  });
  const submit = () => {
    if (isChanged && !save.isPending) save.mutate();
  };
  useShortcuts(
    t("details.title"),
    ["Mod+s", "Mod+Enter"].map((pressed) => ({ keys: pressed, label: t("ui:save"), whileTyping: true, run: submit })),
  );

  const name = article.title || article.original_title || t("untitled");
  const outdated = isProblem(save.error, 412) && article.version !== base.version;
  return (
    <Page
      title={name}
      lang={article.title ? "en" : article.original_title ? "zh-Hans" : undefined}
      tab={`${t("details.title")}: ${name}`}
      narrow
      actions={
        <>
          <Link className={buttonClass()} to="/articles/$articleId" params={{ articleId: article.id }}>
            {t("open")}
          </Link>
          <Link className={buttonClass()} to="/articles/$articleId/export" params={{ articleId: article.id }}>
            {t("export.title")}
          </Link>
        </>
      }
    >
      <LeaveGuard unsaved={isChanged} />
      <ArticleProgress progress={article.progress} />
      {base.archived ? <Note tone="notice">{t("details.isArchived")}</Note> : null}
      <form
        className="section"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2>{t("details.title")}</h2>
        <FrontMatterFields front={front} onFront={setFront} />
        {outdated ? (
          <Note tone="notice" role="alert">
            {t("details.outdated")}{" "}
            <Button
              weight="quiet"
              onClick={() => {
                setBase(article);
                save.reset();
              }}
            >
              {t("details.keepMine")}
            </Button>
            <Button
              weight="quiet"
              onClick={() => {
                setBase(article);
                setFront(frontOf(article));
                save.reset();
              }}
            >
              {t("details.takeTheirs")}
            </Button>
          </Note>
        ) : (
          <ErrorNote error={save.error ?? putAway.error} />
        )}
        <div className="row">
          <Button type="submit" weight="primary" busy={save.isPending} disabled={!isChanged}>
            {t("ui:save")} <Keys keys="Mod+s" />
          </Button>
          {may("editor", project, me) ? (
            <Button className="push" busy={putAway.isPending} onClick={() => putAway.mutate()}>
              {t(base.archived ? "list.restore" : "list.archive")}
            </Button>
          ) : null}
        </div>
      </form>
      <Originals articleId={article.id} mayCorrect={may("translator", project, me)} />
    </Page>
  );
}
