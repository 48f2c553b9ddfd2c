import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Use } from "../api/generated/types.gen";
import type { Concept } from "../api/types";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { Marked } from "./Evidence";
import { usesQuery } from "./queries";
import { isEvidence, titleOf } from "./uses";

const SHOWN = 5;

/** Where else the term stands: the sentences around it, in both languages. Open beside a proposal, which is judged by them. */
export function Occurrences({ concept, projectId }: { concept: Concept; projectId: number }) {
  const { t } = useTranslation("glossary");
  const [open, setOpen] = useState(concept.status === "proposed" || concept.open_changes.length > 0);
  const uses = useQuery({ ...usesQuery(projectId, concept.id, SHOWN + 1), enabled: open });
  const place = ({ number, article_id }: Use) => {
    const title = uses.data ? titleOf(uses.data, article_id) : "";
    return title ? t("uses.reopenSegment", { number, title }) : t("uses.segment", { number });
  };
  // The evidence of a proposal stands above already.
  const listed = uses.data ? uses.data.uses.filter((use) => !isEvidence(use, concept)).slice(0, SHOWN) : [];
  const terms = [concept.zh, ...concept.variants.map(({ text }) => text)];
  return (
    <details className="history" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("uses.title")} {uses.data ? <span className="soft numbers">{uses.data.total}</span> : null}
      </summary>
      {open && uses.isPending ? <Loading lines={2} /> : null}
      <ErrorNote error={uses.error} />
      {uses.data && listed.length === 0 ? <p className="soft">{t(uses.data.total === 0 ? "uses.none" : "uses.noneElsewhere")}</p> : null}
      <ol className="uses">
        {listed.map((use) => (
          <li key={use.segment_id}>
            <p className="small soft">
              <Link to="/articles/$articleId" params={{ articleId: use.article_id }} search={{ segment: use.number }}>
                {place(use)}
              </Link>
            </p>
            <div className="evidence-pair">
              <div>
                {use.before ? (
                  <p className="reading soft small" lang="zh-Hans">
                    {use.before}
                  </p>
                ) : null}
                <Marked lang="zh-Hans" text={use.source} terms={terms} />
                {use.after ? (
                  <p className="reading soft small" lang="zh-Hans">
                    {use.after}
                  </p>
                ) : null}
              </div>
              {use.target ? <Marked lang="en" text={use.target} terms={use.rendering ? [use.rendering] : []} /> : <p className="soft">{t("notTranslated")}</p>}
            </div>
          </li>
        ))}
      </ol>
      {uses.data && uses.data.total > 0 ? (
        <p>
          <Link to="/projects/$projectId/glossary/$conceptId/uses" params={{ projectId, conceptId: concept.id }}>
            {t("uses.all")}
          </Link>
        </p>
      ) : null}
    </details>
  );
}
