import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { allFindingsQuery, articleQuery } from "../api/queries";
import type { Finding } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Select } from "../ui/Field";
import { FindingSentence, SeverityMark } from "../ui/FindingSentence";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { checkName } from "../language/checkHelp";
import { checksIn, counted, filtered, filterOf, searchOf, SIGHTS, type FindingsSearch } from "./findings";
import "./checks.css";

/** So many are drawn at first, and with each wish for more. */
const STEP = 200;

interface Props {
  articleId: number;
  search: FindingsSearch;
  onSearch: (search: FindingsSearch) => void;
}

/** Everything that the checks say of an article, in its order, each finding one click from its segment. */
export function FindingsPage({ articleId, search, onSearch }: Props) {
  const { t } = useTranslation("checks");
  const article = useQuery(articleQuery(articleId));
  const findings = useQuery(allFindingsQuery(articleId));
  const name = article.data ? article.data.title || article.data.original_title || t("article.untitled") : t("article.findings");
  return (
    <Page
      title={name}
      lang={article.data?.title ? "en" : article.data?.original_title ? "zh-Hans" : undefined}
      tab={`${t("article.findings")}: ${name}`}
      lead={t("article.findings")}
      actions={
        <>
          {article.data ? (
            <Link className={buttonClass("quiet")} to="/projects/$projectId/checks" params={{ projectId: article.data.project_id }}>
              {t("article.weights")}
            </Link>
          ) : null}
          <Link className={buttonClass()} to="/articles/$articleId" params={{ articleId }}>
            {t("article.back")}
          </Link>
        </>
      }
    >
      <ErrorNote error={article.error ?? findings.error} onRetry={() => void Promise.all([article.refetch(), findings.refetch()])} />
      {findings.isPending && !findings.error ? (
        <>
          <p className="soft">{t("article.loading")}</p>
          <Loading lines={10} />
        </>
      ) : null}
      {findings.data ? <Listed articleId={articleId} findings={findings.data.findings} {...{ search, onSearch }} /> : null}
    </Page>
  );
}

function Listed({ articleId, findings, search, onSearch }: Props & { findings: readonly Finding[] }) {
  const { t, i18n } = useTranslation("checks");
  const filter = filterOf(search);
  const counts = counted(findings);
  const found = filtered(findings, filter);
  const checks = [...new Set([...checksIn(findings), ...(filter.check ? [filter.check] : [])])];
  if (findings.length === 0) return <EmptyState title={t("article.noneTitle")}>{t("article.none")}</EmptyState>;
  return (
    <>
      <div className="row no-print">
        <Select label={t("article.severity")} value={filter.sight} onValue={(sight) => onSearch(searchOf({ ...filter, sight }))} choices={SIGHTS.map((value) => ({ value, label: t(`article.severityOf.${value}`, { count: counts[value] }) }))} />
        <Select label={t("article.check")} value={filter.check} onValue={(check) => onSearch(searchOf({ ...filter, check }))} choices={[{ value: "", label: t("article.all") }, ...checks.map((value) => ({ value, label: checkName(value, i18n.language) }))]} />
      </div>
      <p role="status" className="soft small">
        {found.length === 0 ? t("article.nothing") : t("article.count", { count: found.length })}
      </p>
      <Findings key={`${filter.sight} ${filter.check}`} articleId={articleId} found={found} />
    </>
  );
}

function Findings({ articleId, found }: { articleId: number; found: readonly Finding[] }) {
  const { t, i18n } = useTranslation("checks");
  const [drawn, setDrawn] = useState(STEP);
  return (
    <>
      <ol className="findings-list">
        {found.slice(0, drawn).map((finding) => (
          <li key={`${finding.segment_id} ${finding.id}`}>
            <Link to="/articles/$articleId" params={{ articleId }} search={{ segment: finding.number }}>
              <SeverityMark severity={finding.severity} />
              <span className="numbers soft">{finding.number}</span>
              <span>
                <FindingSentence {...finding} />
                {finding.ignored ? (
                  <span className="findings-ignored small soft">{t("article.ignoredBy", { name: finding.ignored.by ?? t("article.somebody"), reason: finding.ignored.reason })}</span>
                ) : null}
              </span>
              <span className="findings-check soft">{checkName(finding.check, i18n.language)}</span>
            </Link>
          </li>
        ))}
      </ol>
      {found.length > drawn ? (
        <Button weight="quiet" onClick={() => setDrawn(drawn + STEP)}>
          {t("article.more", { count: Math.min(STEP, found.length - drawn) })}
        </Button>
      ) : null}
    </>
  );
}
