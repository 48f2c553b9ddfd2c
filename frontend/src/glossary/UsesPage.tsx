import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Standing } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Select } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import { preferOnly, standingOf, withChoice, type Choices } from "./deciding";
import { DecisionPanel } from "./DecisionPanel";
import { STANDINGS } from "./entry";
import "./glossary.css";
import { usesQuery } from "./queries";

const ALL = 10_000;

/** What a concept is called throughout the publication: decide once, and open again what is otherwise. */
export function UsesPage({ projectId, conceptId }: { projectId: number; conceptId: number }) {
  const { t } = useTranslation("glossary");
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const query = usesQuery(projectId, conceptId, ALL);
  const found = useQuery(query);
  const [choices, setChoices] = useState<Choices>(new Map());
  const decides = may("editor", project, me);
  const data = found.data;
  const columns = { rendering: t("uses.rendering"), standing: t("uses.standing"), count: t("uses.count"), articles: t("uses.articles"), deed: "" };

  return (
    <Page
      title={data ? t("uses.pageTitle", { zh: data.concept.zh }) : t("uses.all")}
      actions={
        <Link to="/projects/$projectId/glossary" params={{ projectId }} search={{ entry: conceptId }}>
          ← {t("uses.back")}
        </Link>
      }
    >
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Loading lines={10} /> : null}
      {data ? (
        <>
          <p className="soft">{t("uses.summary", { total: data.total, untranslated: data.untranslated })}</p>
          {data.renderings.length > 0 ? (
            <Table caption={t("uses.renderings")} columns={decides ? Object.values(columns) : [columns.rendering, columns.standing, columns.count, columns.articles]}>
              {data.renderings.map((row) => (
                <tr key={row.rendering}>
                  <Cell column={columns.rendering}>{row.rendering ? <strong lang="en">{row.rendering}</strong> : <span className="soft">{t("uses.unknown")}</span>}</Cell>
                  <Cell column={columns.standing}>
                    {decides && row.rendering ? (
                      <Select<Standing | "none">
                        bare
                        label={t("uses.standingOf", { rendering: row.rendering })}
                        value={standingOf(row, choices) ?? "none"}
                        onValue={(standing) => setChoices(withChoice(choices, row.rendering, standing === "none" ? null : standing))}
                        choices={[...(row.standing === null ? [{ value: "none" as const, label: t("uses.notInGlossary") }] : []), ...STANDINGS.map((value) => ({ value, label: t(`standing.${value}`) }))]}
                      />
                    ) : (
                      <span>{row.standing ? t(`standing.${row.standing}`) : t("uses.notInGlossary")}</span>
                    )}
                  </Cell>
                  <Cell column={columns.count} className="numbers">
                    {row.count}
                  </Cell>
                  <Cell column={columns.articles}>
                    <ul className="plain-list small">
                      {row.articles.map((article) => (
                        <li key={article.article_id}>
                          <Link to="/articles/$articleId" params={{ articleId: article.article_id }}>
                            {article.title || t("uses.untitled")}
                          </Link>{" "}
                          <span className="soft">
                            {[article.date, article.translators.join(", "), t("uses.times", { count: article.count })].filter(Boolean).join(" · ")}
                          </span>
                        </li>
                      ))}
                    </ul>
                  </Cell>
                  {decides ? (
                    <td>
                      {row.rendering ? (
                        <Button aria-label={t("uses.preferNamed", { rendering: row.rendering })} onClick={() => setChoices(preferOnly(data.renderings, row.rendering))}>
                          {t("uses.prefer")}
                        </Button>
                      ) : null}
                    </td>
                  ) : null}
                </tr>
              ))}
            </Table>
          ) : null}
          {decides ? <DecisionPanel projectId={projectId} data={data} choices={choices} onChoices={setChoices} /> : null}
        </>
      ) : null}
    </Page>
  );
}
