import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { consistencyDecide } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Standing } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Select } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import { notify } from "../ui/Toast";
import { preferOnly, standingOf, toReopen, type Choices } from "./deciding";
import { STANDINGS } from "./entry";
import { Marked } from "./Evidence";
import "./glossary.css";
import { glossaryKey, usesQuery } from "./queries";
import { titleOf } from "./uses";

const ALL = 10_000;

/** What a concept is called throughout the publication: decide once, and open again what is otherwise. */
export function UsesPage({ projectId, conceptId }: { projectId: number; conceptId: number }) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const query = usesQuery(projectId, conceptId, ALL);
  const found = useQuery(query);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [reopens, setReopens] = useState(true);
  const decides = may("editor", project, me);
  const data = found.data;
  const wrong = data ? toReopen(data, choices) : [];
  const reopened = reopens ? wrong.filter(({ segment_id }) => !kept.has(segment_id)) : [];
  const decide = useMutation({
    mutationFn: () =>
      consistencyDecide({
        path: { project_id: projectId, concept_id: conceptId },
        body: {
          concept_version: data?.concept.version ?? 0,
          standings: [...choices].map(([text, standing]) => ({ text, standing })),
          reopen: reopened.map(({ segment_id, version }) => ({ id: segment_id, version })),
        },
      }),
    onSuccess: ({ reopened: done, skipped }) => {
      setChoices(new Map());
      setKept(new Set());
      notify(t("uses.decided", { count: done.length }));
      if (skipped.length > 0) notify(t("uses.skipped", { count: skipped.length }), { tone: "bad" });
      void refresh();
    },
    onError: (error) => {
      if (isProblem(error, 409, 412)) void refresh();
    },
  });
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: ["concepts"] }), client.invalidateQueries({ queryKey: glossaryKey(projectId) }), client.invalidateQueries({ queryKey: ["articles"] }), client.invalidateQueries({ queryKey: ["segments"] })]);
  const columns = { rendering: t("uses.rendering"), standing: t("uses.standing"), count: t("uses.count"), articles: t("uses.articles"), deed: "" };
  const set = (text: string, standing: Standing) => setChoices(new Map(choices).set(text, standing));

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
                        onValue={(standing) => standing !== "none" && set(row.rendering, standing)}
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
          {decides ? (
            <section className="panel stack" aria-labelledby="reopen-title">
              <h2 id="reopen-title">{t("uses.reopenTitle", { count: wrong.length })}</h2>
              {wrong.length === 0 ? <p className="soft">{t("uses.nothingToReopen")}</p> : <Check label={t("uses.reopenThem", { count: wrong.length })} hint={t("uses.reopenHint")} checked={reopens} onChecked={setReopens} />}
              <ul className="uses">
                {wrong.map((use) => (
                  <li key={use.segment_id}>
                    <div className="row">
                      <Check
                        label={<span className="small">{t("uses.reopenSegment", { number: use.number, title: titleOf(data, use.article_id) || t("uses.untitled") })}</span>}
                        checked={reopens && !kept.has(use.segment_id)}
                        disabled={!reopens}
                        onChecked={(on) => {
                          const next = new Set(kept);
                          if (on) next.delete(use.segment_id);
                          else next.add(use.segment_id);
                          setKept(next);
                        }}
                      />
                      <Link className="small" to="/articles/$articleId" params={{ articleId: use.article_id }} search={{ segment: use.number }}>
                        {t("inArticle")}
                      </Link>
                    </div>
                    <div className="evidence-pair">
                      <Marked lang="zh-Hans" text={use.source} terms={[data.concept.zh, ...data.concept.variants.map(({ text }) => text)]} />
                      <Marked lang="en" text={use.target} terms={[use.rendering]} />
                    </div>
                  </li>
                ))}
              </ul>
              <ErrorNote error={decide.error} />
              <div className="row" hidden={choices.size === 0 && wrong.length === 0}>
                <Button weight="primary" busy={decide.isPending} disabled={choices.size === 0 && reopened.length === 0} onClick={() => decide.mutate()}>
                  {choices.size === 0 ? t("uses.doReopen", { count: reopened.length }) : t("uses.doDecide", { count: reopened.length })}
                </Button>
                {choices.size > 0 ? (
                  <Button weight="quiet" onClick={() => setChoices(new Map())}>
                    {t("ui:cancel")}
                  </Button>
                ) : null}
              </div>
            </section>
          ) : null}
        </>
      ) : null}
    </Page>
  );
}
