import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Inconsistency, Variety, Way } from "../api/generated/types.gen";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import { Mark, type Form, type Tone } from "../ui/Badge";
import { buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import "./glossary.css";
import { inconsistenciesQuery } from "./queries";
import { STANDING_LOOKS, StatusBadge } from "./status";

const VARIETIES: readonly Variety[] = ["inconsistent", "allowed"];
// Nobody has decided about it yet.
const UNKNOWN: { form: Form; tone: Tone } = { form: "hollow", tone: "notice" };

interface Props {
  projectId: number;
  variety: Variety;
  onVariety: (variety: Variety) => void;
}

/** The concepts that the publication renders in several ways: each leads to its places, and to the decision about it. */
export function InconsistenciesPage({ projectId, variety, onVariety }: Props) {
  const { t, i18n } = useTranslation("glossary");
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const found = useQuery(inconsistenciesQuery(projectId, variety));
  const decides = may("editor", project, me);
  const columns = { concept: t("inconsistent.concept"), ways: t("inconsistent.ways") };
  const data = found.data;
  const total = data?.counts[variety] ?? 0;
  const number = new Intl.NumberFormat(i18n.language);
  return (
    <Page
      title={t("inconsistent.title")}
      actions={
        <Link to="/projects/$projectId/glossary" params={{ projectId }}>
          ← {t("files.back")}
        </Link>
      }
    >
      <p className="soft">{t("inconsistent.what")}</p>
      <div className="row" role="group" aria-label={t("inconsistent.which")}>
        {VARIETIES.map((one) => (
          <button key={one} type="button" className="tab" aria-pressed={one === variety} onClick={() => onVariety(one)}>
            {t(`inconsistent.variety.${one}`)} {data ? <span className="soft numbers">{number.format(data.counts[one] ?? 0)}</span> : null}
          </button>
        ))}
      </div>
      {variety === "allowed" ? <p className="soft">{t("inconsistent.allowedWhat")}</p> : null}
      <ErrorNote error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending ? <Loading lines={10} /> : null}
      {data && total === 0 ? <EmptyState title={t(variety === "allowed" ? "inconsistent.noneAllowed" : "inconsistent.none")}>{t("inconsistent.looked", { count: data.segments })}</EmptyState> : null}
      {data && total > 0 ? (
        <>
          <p role="status">
            {t("inconsistent.total", { count: total })} <span className="soft">{t("inconsistent.looked", { count: data.segments })}</span>
          </p>
          <Table caption={t("inconsistent.title")} columns={[columns.concept, columns.ways, ""]}>
            {data.concepts.map((concept) => (
              <tr key={concept.concept_id}>
                <Cell column={columns.concept}>
                  <strong lang="zh-Hans">{concept.zh}</strong> <span className="soft small">{concept.pinyin}</span>
                  {concept.status === "proposed" ? <p><StatusBadge status="proposed" /></p> : null}
                </Cell>
                <Cell column={columns.ways}>
                  <Ways concept={concept} />
                </Cell>
                <td>
                  <Link className={buttonClass(decides ? "plain" : "quiet")} aria-label={t(decides ? "inconsistent.decideNamed" : "inconsistent.showNamed", { zh: concept.zh })} to="/projects/$projectId/glossary/$conceptId/uses" params={{ projectId, conceptId: concept.concept_id }}>
                    {t(decides ? "inconsistent.decide" : "inconsistent.show")}
                  </Link>
                </td>
              </tr>
            ))}
          </Table>
          {data.concepts.length < total ? <p className="soft">{t("inconsistent.first", { count: data.concepts.length })}</p> : null}
        </>
      ) : null}
    </Page>
  );
}

function Ways({ concept }: { concept: Inconsistency }) {
  const { t } = useTranslation("glossary");
  return (
    <ul className="ways">
      {concept.ways.map((way) => (
        <li key={way.rendering}>
          <p>
            <Mark {...(way.standing ? STANDING_LOOKS[way.standing] : UNKNOWN)} /> <strong lang="en">{way.rendering}</strong> <span className="soft small">{standingAndCount(way)}</span>
          </p>
          <ul className="plain-list small">
            {way.places.map((place) => (
              <li key={place.article_id}>
                <Link to="/articles/$articleId" params={{ articleId: place.article_id }} search={{ segment: place.number }} title={place.target}>
                  {t("uses.reopenSegment", { number: place.number, title: place.title || t("uses.untitled") })}
                </Link>
              </li>
            ))}
          </ul>
        </li>
      ))}
      {concept.otherwise > 0 ? <li className="soft small">{t("inconsistent.otherwise", { count: concept.otherwise })}</li> : null}
    </ul>
  );

  function standingAndCount({ standing, count, articles }: Way): string {
    const said = standing ? t(`standing.${standing}`) : t("uses.notInGlossary");
    return [said, t("uses.times", { count }), articles > 1 ? t("inconsistent.articles", { count: articles }) : ""].filter(Boolean).join(" · ");
  }
}
