import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { segmentsView } from "../api/generated/sdk.gen";
import type { Concept } from "../api/types";
import { marked } from "./evidence";

/** The pair in which somebody met the term: source and target beside each other, the term marked in both. */
export function Evidence({ concept }: { concept: Concept }) {
  const { t } = useTranslation("glossary");
  const { context, zh, variants, renderings } = concept;
  const segmentId = context?.segment_id ?? null;
  // Where the segment stands now; it may be gone, and the evidence stays.
  const segment = useQuery({
    queryKey: ["segments", segmentId, "place"],
    queryFn: ({ signal }) => segmentsView({ path: { segment_id: segmentId ?? 0 }, signal }),
    enabled: segmentId !== null,
    retry: false,
  });
  if (!context) return null;
  return (
    <figure className="evidence">
      <figcaption className="row">
        <h3>{t("evidence")}</h3>
        {segment.data ? (
          <Link className="small" to="/articles/$articleId" params={{ articleId: segment.data.article_id }} search={{ segment: segment.data.number }}>
            {t("inArticle")}
          </Link>
        ) : null}
      </figcaption>
      <div className="evidence-pair">
        <Marked lang="zh-Hans" text={context.source} terms={[zh, ...variants.map(({ text }) => text)]} />
        {context.target ? <Marked lang="en" text={context.target} terms={renderings.map(({ text }) => text)} /> : <p className="soft">{t("notTranslated")}</p>}
      </div>
    </figure>
  );
}

export function Marked({ lang, text, terms }: { lang: string; text: string; terms: readonly string[] }) {
  return (
    <p className="reading" lang={lang}>
      {/* oxlint-disable-next-line react/no-array-index-key -- pieces of a text have only their place */}
      {marked(text, terms).map((piece, index) => (piece.hit ? <mark key={index}>{piece.text}</mark> : piece.text))}
    </p>
  );
}
