import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { articlesCorrect, articlesPreviewCorrection } from "../api/generated/sdk.gen";
import type { CorrectionPreview } from "../api/generated/types.gen";
import { isProblem } from "../api/http";
import { newId } from "../api/ids";
import { articleQuery, keys } from "../api/queries";
import type { Article } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { Loading } from "../ui/Loading";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import "./correction.css";
import { CorrectionSteps } from "./CorrectionSteps";
import "./import.css";
import { given, NOTHING, type Side } from "./importing";
import { SideInput } from "./SideInput";

/** A corrected source for an article: first what it would change, and only then it is changed. */
export function CorrectionPage({ articleId }: { articleId: number }) {
  const { t } = useTranslation("articles");
  const article = useQuery(articleQuery(articleId));
  if (!article.data) {
    return <Page title={t("correction.title")}>{article.error ? <ErrorNote error={article.error} onRetry={() => void article.refetch()} /> : <Loading />}</Page>;
  }
  return <Correction article={article.data} />;
}

const bodyOf = (side: Side) => (side.file ? { source: side.file } : { text: side.text });

function Correction({ article }: { article: Article }) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [side, setSide] = useState<Side>(NOTHING);
  const [previewed, setPreviewed] = useState<CorrectionPreview | null>(null);
  // The change's own name: sent again because an answer was lost, it is done once.
  const [operation, setOperation] = useState(newId);
  const path = { article_id: article.id };

  const accept = useMutation({
    mutationFn: () => articlesCorrect({ path, body: { ...bodyOf(side), digest: previewed?.digest ?? "", operation } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.article(article.id) });
      void client.invalidateQueries({ queryKey: keys.articles(article.project_id) });
      notify(t("correction.done"));
      await navigate({ to: "/articles/$articleId", params: { articleId: article.id } });
    },
  });
  const preview = useMutation({
    mutationFn: () => articlesPreviewCorrection({ path, body: bodyOf(side) }),
    onSuccess: (found) => {
      accept.reset();
      setOperation(newId());
      setPreviewed(found);
    },
  });
  const isOutdated = isProblem(accept.error, 412);
  const blocked = previewed?.steps.filter(({ outcome, suggestions }) => suggestions > 0 && isGoing(outcome)) ?? [];
  const same = previewed?.steps.length === 0;
  const canAccept = previewed !== null && !same && blocked.length === 0 && !isOutdated && !preview.isPending;
  const ask = () => {
    if (given(side) && !preview.isPending) preview.mutate();
  };
  const store = () => {
    if (canAccept && !accept.isPending) accept.mutate();
  };
  useShortcuts(t("correction.title"), [{ keys: "Mod+Enter", label: previewed ? t("correction.accept") : t("correction.compare"), whileTyping: true, run: () => (previewed ? store() : ask()) }]);

  if (!previewed) {
    return (
      <Page
        title={t("correction.title")}
        lead={t("correction.what")}
        step="text"
        actions={
          <Link className={buttonClass()} to="/articles/$articleId/details" params={{ articleId: article.id }}>
            {t("details.title")}
          </Link>
        }
      >
        <p className="correction-article" lang={article.title ? "en" : "zh-Hans"}>
          {article.title || article.original_title || t("untitled")}
        </p>
        <SideInput projectId={article.project_id} label={t("correction.source")} lang="zh-Hans" placeholder={t("correction.paste")} side={side} onSide={setSide} />
        <ErrorNote error={preview.error} />
        <div className="row">
          <Button weight="primary" disabled={!given(side)} busy={preview.isPending} onClick={ask}>
            {t("correction.compare")} <Keys keys="Mod+Enter" />
          </Button>
          <span className="soft" role={preview.isPending ? "status" : undefined}>
            {preview.isPending ? t("import.reading") : t("correction.nothingChanged")}
          </span>
        </div>
      </Page>
    );
  }
  return (
    <Page
      title={t("correction.check")}
      lead={t("correction.nothingChanged")}
      step="check"
      actions={
        <>
          <Button onClick={() => setPreviewed(null)}>{t("import.back")}</Button>
          <Button weight="primary" busy={accept.isPending} disabled={!canAccept} onClick={store}>
            {t("correction.accept")} <Keys keys="Mod+Enter" />
          </Button>
        </>
      }
    >
      {isOutdated ? (
        <Note tone="notice" role="alert">
          {t("correction.outdated")}{" "}
          <Button busy={preview.isPending} onClick={ask}>
            {t("correction.again")}
          </Button>
        </Note>
      ) : (
        <ErrorNote error={accept.error ?? preview.error} />
      )}
      {same ? <Note tone="good">{t("correction.same")}</Note> : null}
      {blocked.length > 0 ? (
        <Note tone="notice" role="alert">
          {t("correction.blocked", { count: blocked.length })}{" "}
          {blocked.map(({ segment_id, number }) => (
            <Link key={segment_id} to="/articles/$articleId" params={{ articleId: article.id }} search={{ segment: number ?? 0 }} className="correction-number">
              {number}
            </Link>
          ))}{" "}
          <Button busy={preview.isPending} onClick={ask}>
            {t("correction.again")}
          </Button>
        </Note>
      ) : null}
      {previewed.dropped.length > 0 ? (
        <Note tone="notice">
          <p>{t("preview.dropped")}</p>
          <ul>
            {previewed.dropped.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Note>
      ) : null}
      <CorrectionSteps preview={previewed} />
    </Page>
  );
}

const isGoing = (outcome: CorrectionPreview["steps"][number]["outcome"]) => outcome === "gone" || outcome === "moved" || outcome === "joined";
