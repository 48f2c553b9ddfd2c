import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { articlesExportChanges } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import type { Layout } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";

const FIRST = 10;

/** What the house's gloss policy prints otherwise than the segments have it, each one click from its segment. */
export function GlossChanges({ articleId, layout }: { articleId: number; layout: Layout }) {
  const { t } = useTranslation("articles");
  const [all, setAll] = useState(false);
  const found = useQuery({
    queryKey: [...keys.article(articleId), "gloss-changes", layout],
    queryFn: ({ signal }) => articlesExportChanges({ path: { article_id: articleId }, query: { layout }, signal }),
    staleTime: 0,
  });
  if (found.error) return <ErrorNote error={found.error} onRetry={() => void found.refetch()} />;
  const changes = found.data?.changes;
  if (!changes) return null;
  return (
    <section className="missing" aria-label={t("glosses.title")}>
      <p className="small soft">{changes.length === 0 ? t("glosses.none") : t("glosses.count", { count: changes.length })}</p>
      <ul>
        {(all ? changes : changes.slice(0, FIRST)).map((change, at) => (
          <li key={at}>
            <Link to="/articles/$articleId" params={{ articleId }} search={{ segment: change.number }}>
              <span className="numbers small soft">{change.number}</span> <span>{t(`glosses.${change.action}`, { chinese: change.chinese, why: t(`glosses.why.${change.reason}`) })}</span>
            </Link>
          </li>
        ))}
      </ul>
      {changes.length > FIRST && !all ? (
        <Button weight="quiet" onClick={() => setAll(true)}>
          {t("glosses.all", { count: changes.length })}
        </Button>
      ) : null}
    </section>
  );
}
