import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Badge } from "../ui/Badge";
import { Keys } from "../ui/Keys";
import type { Row } from "./article";
import { useFact } from "./hooks";
import type { Insertion } from "./insertion";
import { keyOf } from "./keys";
import { shown } from "./saving/work";
import type { Session } from "./session";
import { forbiddenIn, renderingOf, termsOf, type RowTerm } from "./terms";

interface Props {
  session: Session;
  row: Row;
  lang: string;
  projectId: number;
  /** Absent for readers. */
  onInsert: ((insertion: Insertion) => void) | null;
  onAmend: ((term: RowTerm) => void) | null;
}

/** The glossary's terms of the open row, each a key away. */
export function TermsPanel({ session, row, lang, projectId, onInsert, onAmend }: Props) {
  const { t } = useTranslation("segments");
  const terms = useMemo(() => termsOf(row), [row]);
  return (
    <section className="panel-part" aria-labelledby="panel-terms">
      <h2 id="panel-terms" className="panel-title">
        {t("terms.title")}
      </h2>
      {terms.length === 0 ? <p className="soft small">{t("terms.none")}</p> : null}
      <ol className="terms">
        {terms.map((term, index) => (
          <Term key={term.concept.id} {...{ session, term, lang, projectId, onInsert, onAmend }} segmentId={row.id} digit={onInsert && index < 9 ? index + 1 : null} />
        ))}
      </ol>
      {onInsert && terms.length > 0 ? (
        <p className="soft small panel-hint">
          <Keys keys={keyOf("insertTerm")} /> {t("terms.insertHint")} · <Keys keys={keyOf("insertGloss")} /> {t("terms.glossHint")}
        </p>
      ) : null}
    </section>
  );
}

interface TermProps extends Omit<Props, "row"> {
  segmentId: number;
  term: RowTerm;
  digit: number | null;
}

function Term({ session, segmentId, term, lang, projectId, digit, onInsert, onAmend }: TermProps) {
  const { t } = useTranslation("segments");
  const { concept, chinese, sure } = term;
  const chosen = renderingOf(concept);
  const others = concept.renderings.filter((one) => one !== chosen && (one.standing === "admitted" || one.standing === "preferred"));
  const status = concept.status === "approved" || concept.status === "merged" ? {} : { status: concept.status };
  return (
    <li className={sure ? "term-entry" : "term-entry term-entry-unsure"}>
      <div className="term-head">
        {digit === null ? null : <kbd className="term-digit">{digit}</kbd>}
        <Link className="term-zh" lang={lang} title={t("terms.open")} to="/projects/$projectId/glossary" params={{ projectId }} search={{ q: concept.zh, entry: concept.id, ...status }}>
          {chinese}
        </Link>
        <span className="soft small">{concept.pinyin}</span>
        <TermStanding term={term} />
        {onAmend ? (
          <button type="button" className="term-amend" onClick={() => onAmend(term)} title={t("propose.amend")} aria-label={t("propose.amendNamed", { zh: chinese })}>
            ✎
          </button>
        ) : null}
      </div>
      {chosen ? <Rendering rendering={chosen} term={term} preferred onInsert={onInsert} /> : null}
      {others.map((one) => (
        <Rendering key={one.text} rendering={one} term={term} onInsert={onInsert} />
      ))}
      <Avoided session={session} segmentId={segmentId} term={term} />
      {concept.note || concept.source ? (
        <p className="term-note small">
          {concept.note} {concept.source ? <cite className="term-source">{concept.source}</cite> : null}
        </p>
      ) : null}
    </li>
  );
}

/** What the editors do not want to read. */
function Avoided({ session, segmentId, term: { concept, sure } }: Pick<TermProps, "session" | "segmentId" | "term">) {
  const { t } = useTranslation("segments");
  const used = useFact(session, segmentId, (work) => sure && forbiddenIn(shown(work).target, [concept]).length > 0);
  const avoided = concept.renderings.filter(({ standing }) => standing === "forbidden" || standing === "deprecated");
  if (avoided.length === 0) return null;
  return (
    <p className={used ? "term-not term-not-used small" : "term-not small"}>
      <span className="soft">{used ? `⚠ ${t("terms.avoidUsed")}` : t("terms.avoid")} </span>
      <span lang="en">
        {avoided.map(({ text }, index) => (
          <span key={text}>
            {index > 0 ? ", " : ""}
            <del>{text}</del>
          </span>
        ))}
      </span>
    </p>
  );
}

function TermStanding({ term: { concept, sure } }: { term: RowTerm }) {
  const { t } = useTranslation("segments");
  if (!sure) return <Badge form="hollow">{t("terms.unsure")}</Badge>;
  if (concept.status === "proposed") return <Badge form="diamond" tone="notice">{t("terms.proposed")}</Badge>;
  return null;
}

interface RenderingProps {
  rendering: RowTerm["concept"]["renderings"][number];
  term: RowTerm;
  preferred?: boolean;
  onInsert: Props["onInsert"];
}

function Rendering(props: RenderingProps) {
  const { note = "", source = "", dated = "" } = props.rendering;
  const seen = [source, dated].filter(Boolean).join(", ");
  return (
    <>
      <Insertable {...props} />
      {note || seen ? (
        <p className="term-note small">
          {note} {seen ? <cite className="term-source">{seen}</cite> : null}
        </p>
      ) : null}
    </>
  );
}

function Insertable({ rendering: { text }, term, preferred = false, onInsert }: RenderingProps) {
  const { t } = useTranslation("segments");
  const { chinese } = term;
  const classes = preferred ? "term-en term-en-preferred" : "term-en";
  if (!onInsert) {
    return (
      <p className={classes} lang="en">
        {text}
      </p>
    );
  }
  return (
    <div className="term-line">
      <button type="button" className={`${classes} term-insert`} lang="en" onClick={() => onInsert({ text, chinese, gloss: false, of: term })} title={t("terms.insert")}>
        {text}
      </button>
      <button type="button" className="term-gloss" onClick={() => onInsert({ text, chinese, gloss: true, of: term })} title={t("terms.insertGloss")} aria-label={t("terms.insertGlossOf", { text, chinese })}>
        +中文
      </button>
    </div>
  );
}
