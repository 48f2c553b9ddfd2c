import { useQuery } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Match } from "../api/types";
import { Badge } from "../ui/Badge";
import type { Row } from "./article";
import { DiffText } from "../ui/DiffText";
import { differencesOf, digitOfMatch, matchesQuery } from "./matches";
import type { Session } from "./session";
import { termsOf } from "./terms";

interface Props {
  session: Session;
  row: Row;
  lang: string;
  /** Absent for readers. */
  onInsert: ((target: string) => void) | null;
}

/** What was translated before and resembles the open row. */
export function MatchesPanel({ session, row, lang, onInsert }: Props) {
  const { t } = useTranslation("segments");
  const { data } = useQuery(matchesQuery(row.id));
  const terms = useMemo(() => termsOf(row).length, [row]);
  useEffect(() => {
    session.offer(row.id, data ?? []);
  }, [session, row.id, data]);
  if (!data || data.length === 0) return null;
  return (
    <section className="panel-part" aria-labelledby="panel-matches">
      <h2 id="panel-matches" className="panel-title">
        {t("matches.title")}
      </h2>
      <ol className="terms">
        {data.map((match, index) => (
          <Offered key={match.entry_id} {...{ match, lang, onInsert }} source={row.source} digit={onInsert && digitOfMatch(terms, index)} />
        ))}
      </ol>
    </section>
  );
}

interface OfferedProps {
  match: Match;
  source: string;
  lang: string;
  digit: number | null;
  onInsert: Props["onInsert"];
}

function Offered({ match, source, lang, digit, onInsert }: OfferedProps) {
  const { t } = useTranslation("segments");
  const differences = differencesOf(match);
  return (
    <li className="term-entry">
      <div className="term-head">
        {digit === null ? null : <kbd className="term-digit">{digit}</kbd>}
        <Badge form="hollow">{t(`matches.${match.likeness}`, { score: match.score })}</Badge>
        <span className="soft small">{[match.article ?? match.project, match.translator].filter(Boolean).join(", ")}</span>
      </div>
      {match.likeness === "fuzzy" ? (
        <p className="small" lang={lang}>
          <DiffText before={match.source} after={source} />
        </p>
      ) : null}
      {differences.map((difference) => (
        <p key={difference} className="term-not small">
          ⚠ {t("matches.differs")} <span lang={lang}>{difference}</span>
        </p>
      ))}
      {onInsert ? (
        <button type="button" className="term-en term-insert" lang="en" title={t("matches.insert")} onClick={() => onInsert(match.target)}>
          {match.target}
        </button>
      ) : (
        <p className="term-en" lang="en">
          {match.target}
        </p>
      )}
    </li>
  );
}
