import { useTranslation } from "react-i18next";
import type { Preview } from "../api/types";
import { Note } from "../ui/Note";
import { Typeset } from "../ui/Typeset";
import { kinds } from "./importing";

/** How the text was read, and what of it was left out or looks wrong. */
export function PreviewFacts({ preview }: { preview: Preview }) {
  const { t } = useTranslation("articles");
  const { translation, warnings, dropped } = preview;
  return (
    <section className="stack" aria-label={t("preview.source")}>
      <Facts preview={preview} />
      {warnings.map((warning) => (
        <Note key={warning} tone="notice">
          {warning}
        </Note>
      ))}
      <Dropped title={t("preview.dropped")} sentences={dropped} />
      {translation ? <Dropped title={t("preview.droppedTranslation")} sentences={translation.dropped} /> : null}
    </section>
  );
}

/** The first paragraphs as they would stand, pair by pair. */
export function PreviewText({ preview }: { preview: Preview }) {
  const { t } = useTranslation("articles");
  const { translation, paragraphs, paragraph_count } = preview;
  const left = paragraph_count - paragraphs.length;
  const bilingual = translation !== null;
  return (
    <section className="preview" aria-label={t("preview.title")}>
      <h2>{t("preview.title")}</h2>
      <ol className={bilingual ? "preview-text preview-two" : "preview-text"}>
        {paragraphs.map((paragraph, index) => (
          // The text is only shown, in its order.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={`preview-paragraph preview-${paragraph.kind}`}>
            <span className="preview-kind small soft">{t(`kind.${paragraph.kind}`)}</span>
            {paragraph.segments.map((segment, at) => (
              // oxlint-disable-next-line react/no-array-index-key
              <div key={at} className="preview-segment">
                <p className="reading" lang="zh-Hans">
                  {segment.source ? <Typeset text={segment.source} /> : <span className="preview-none">{t("preview.noSource")}</span>}
                </p>
                {bilingual ? (
                  <p className="reading" lang="en">
                    {segment.target ? <Typeset text={segment.target} /> : <span className="preview-none">{t("preview.noTarget")}</span>}
                  </p>
                ) : null}
              </div>
            ))}
          </li>
        ))}
      </ol>
      {left > 0 ? <p className="soft">{t("preview.more", { count: left })}</p> : null}
    </section>
  );
}

function Facts({ preview }: { preview: Preview }) {
  const { t, i18n } = useTranslation("articles");
  const { name, pasted, encoding, script, paragraph_count, segment_count, characters, translation } = preview;
  const number = new Intl.NumberFormat(i18n.language);
  const list = new Intl.ListFormat(i18n.language, { type: "unit" });
  return (
    <dl className="facts">
      <Fact name={t("preview.source")}>{[pasted ? t("preview.pasted") : name, encoding, t(`script.${script}`)].filter(Boolean).join(" · ")}</Fact>
      <Fact name={t("preview.size")}>
        {[t("preview.paragraphs", { count: paragraph_count }), t("preview.segments", { count: segment_count }), t("preview.characters", { count: characters, number: number.format(characters) })].join(" · ")}
      </Fact>
      <Fact name={t("preview.kinds")}>{list.format(kinds(preview).map(([kind, count]) => t("preview.kindCount", { kind: t(`kind.${kind}`), number: count })))}</Fact>
      {translation ? (
        <Fact name={t("preview.translation")}>
          {[translation.pasted ? t("preview.pasted") : translation.name, translation.encoding].filter(Boolean).join(" · ")}
          {translation.unpaired_source + translation.unpaired_target > 0 ? (
            <>
              <br />
              {t("preview.unpaired", { source: translation.unpaired_source, target: translation.unpaired_target })}
            </>
          ) : (
            <>
              <br />
              {t("preview.allPaired")}
            </>
          )}
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt className="field-label">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Dropped({ title, sentences }: { title: string; sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Note tone="notice">
      <p>{title}</p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Note>
  );
}
