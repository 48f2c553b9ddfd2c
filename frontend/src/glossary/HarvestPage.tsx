import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { articlesArticles, harvestOfText } from "../api/generated/sdk.gen";
import { keys, projectQuery } from "../api/queries";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Select, TextArea } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { HarvestedGlosses } from "./HarvestedGlosses";
import "./harvest.css";
import { articleGlossesQuery, type HarvestSearch } from "./harvest";

const ACCEPT = ".txt,.md,.html,.htm,.mhtml,.docx,.odt,.epub,.pdf";

interface Props {
  projectId: number;
  search: HarvestSearch;
  onSearch: (search: HarvestSearch) => void;
}

/** Glosses of a published text: pasted, in a file, or of an article that is here. */
export function HarvestPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation("glossary");
  const { data: project } = useQuery(projectQuery(projectId));
  return (
    <Page
      title={t("harvest.title")}
      {...(project ? { tab: `${t("harvest.title")}, ${project.name}` } : {})}
      lead={t("harvest.lead")}
      actions={
        <Link className={buttonClass()} to="/projects/$projectId/glossary" params={{ projectId }}>
          {t("harvest.back")}
        </Link>
      }
    >
      <Articles {...{ projectId, search, onSearch }} />
      {search.article === undefined ? <OfText projectId={projectId} /> : <OfArticle key={search.article} projectId={projectId} articleId={search.article} />}
    </Page>
  );
}

function Articles({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation("glossary");
  const articles = useQuery({
    queryKey: [...keys.project(projectId), "articles", "to harvest"],
    queryFn: ({ signal }) => articlesArticles({ path: { project_id: projectId }, signal }),
  });
  const choices = (articles.data ?? []).map(({ id, title, original_title }) => ({ value: String(id), label: title || original_title || `#${id}` }));
  return (
    <>
      <ErrorNote error={articles.error} onRetry={() => void articles.refetch()} />
      <Select label={t("harvest.from")} value={String(search.article ?? "")} onValue={(value) => onSearch(value ? { article: Number(value) } : {})} choices={[{ value: "", label: t("harvest.fromText") }, ...choices]} />
    </>
  );
}

function OfArticle({ projectId, articleId }: { projectId: number; articleId: number }) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const found = useQuery(articleGlossesQuery(articleId));
  return (
    <>
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      {found.isFetching && !found.data ? <Loading lines={8} /> : null}
      {found.data?.glosses.length === 0 ? <EmptyState title={t("harvest.none")}>{t("harvest.noneInArticle")}</EmptyState> : null}
      {found.data && found.data.glosses.length > 0 ? <HarvestedGlosses projectId={projectId} found={found.data} source="" onProposed={() => void client.invalidateQueries({ queryKey: articleGlossesQuery(articleId).queryKey })} /> : null}
    </>
  );
}

function OfText({ projectId }: { projectId: number }) {
  const { t } = useTranslation("glossary");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const harvest = useMutation({
    mutationFn: () => harvestOfText({ path: { project_id: projectId }, body: file ? { source: file } : { text } }),
  });
  const changed = (next: { text: string; file: File | null }) => {
    setText(next.text);
    setFile(next.file);
    harvest.reset();
  };
  return (
    <>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          harvest.mutate();
        }}
      >
        {file ? (
          <div className="row" role="group" aria-label={t("harvest.file")}>
            <strong>{file.name}</strong>
            <Button weight="quiet" onClick={() => changed({ text, file: null })}>
              {t("ui:remove")}
            </Button>
          </div>
        ) : (
          <TextArea label={t("harvest.text")} lang="en" className="reading" rows={harvest.data ? 4 : 10} placeholder={t("harvest.placeholder")} value={text} onValue={(value) => changed({ text: value, file: null })} />
        )}
        <div className="row">
          <Button type="submit" weight="primary" busy={harvest.isPending} disabled={!file && !text.trim()}>
            {t("harvest.find")}
          </Button>
          <Button onClick={() => chooser.current?.click()}>{t("harvest.choose")}</Button>
          <input
            ref={chooser}
            type="file"
            hidden
            accept={ACCEPT}
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              if (chosen) changed({ text, file: chosen });
              event.target.value = "";
            }}
          />
        </div>
        <ErrorNote error={harvest.error} />
      </form>
      {harvest.data?.glosses.length === 0 ? <EmptyState title={t("harvest.none")}>{t("harvest.noneInText")}</EmptyState> : null}
      {harvest.data && harvest.data.glosses.length > 0 ? <HarvestedGlosses key={harvest.submittedAt} projectId={projectId} found={harvest.data} source={file?.name ?? ""} onProposed={() => harvest.mutate()} /> : null}
    </>
  );
}
