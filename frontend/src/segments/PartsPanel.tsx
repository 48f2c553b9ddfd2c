import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { spansToUtf16 } from "../language/offsets";
import type { Row } from "./article";
import { renderingIn } from "./concordance";
import "./concordance.css";
import { Marked } from "./Marked";
import { partsQuery } from "./matches";

interface Props {
  row: Row;
  lang: string;
  /** Put a rendering at the caret; absent for readers. */
  onInsert: ((rendering: string, chinese: string) => void) | null;
}

/** The longest parts of the open row that were translated before, with both sides of what has them. */
export function PartsPanel({ row, lang, onInsert }: Props) {
  const { t } = useTranslation("segments");
  const { data: parts } = useQuery(partsQuery(row.id));
  if (!parts || parts.length === 0) return null;
  return (
    <section className="panel-part" aria-labelledby="panel-parts">
      <h2 id="panel-parts" className="panel-title">
        {t("parts.title")}
      </h2>
      <ol className="terms">
        {parts.map((part) => {
          const [span] = spansToUtf16(row.source, [part]);
          const chinese = span ? row.source.slice(span.start, span.end) : "";
          return (
            <li key={`${part.start} ${part.end}`} className="term-entry">
              <p className="term-zh" lang={lang}>
                {chinese}
              </p>
              {part.examples.map((example) => {
                const rendering = renderingIn(example);
                return (
                  <div key={example.entry_id} className="part-example">
                    <p className="small" lang={lang}>
                      <Marked text={example.source} marks={example.in_source} />
                    </p>
                    <p className="small" lang="en">
                      <Marked text={example.target} marks={example.in_target} soft />
                    </p>
                    <p className="soft small concordance-foot">
                      <span>{[example.article ?? example.project, example.translator].filter(Boolean).join(", ")}</span>
                      {onInsert && rendering ? (
                        <button type="button" className="concordance-go" onClick={() => onInsert(rendering, chinese)}>
                          {t("concordance.insert", { rendering })}
                        </button>
                      ) : null}
                    </p>
                  </div>
                );
              })}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
