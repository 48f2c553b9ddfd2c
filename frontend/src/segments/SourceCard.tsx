import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Span } from "../language/offsets";
import type { Row } from "./article";
import { rangeOf } from "../ui/domText";
import type { Session } from "./session";
import { renderingOf, markAt } from "./terms";
import { SOURCE_OF } from "./useSource";
import type { Word, Words } from "./words";

interface Props {
  session: Session;
  row: Row;
  span: Span;
  lang: string;
  /** By the keys the card is read out; under the mouse it is only seen. */
  spoken: boolean;
}

/** Entries of one word that are shown before it becomes a dictionary page. */
const MOST_ENTRIES = 4;

/** The term and the words at a place of the source: pinyin, renderings, dictionary. */
export function SourceCard({ session, row, span, lang, spoken }: Props) {
  const { t } = useTranslation("segments");
  const found = useWords(session, row);
  const words = found?.words.filter((word) => word.start < span.end && word.end > span.start) ?? [];
  const mark = markAt(row, span.start);
  const box = useBeside(row, span);
  if (!found && !mark) return null;
  return (
    <div ref={box} className="card" role={spoken ? "status" : undefined}>
      {mark ? (
        <section className="card-term">
          <p>
            <span className="card-zh" lang={lang}>
              {row.source.slice(mark.start, mark.end)}
            </span>{" "}
            <span className="card-pinyin">{mark.concept.pinyin}</span>
          </p>
          <p className="card-rendering" lang="en">
            {renderingOf(mark.concept)?.text ?? ""}
          </p>
          <p className="small soft">
            {t(mark.concept.status === "approved" ? "card.approved" : "card.proposed")}
            {mark.sure ? "" : ` · ${t("terms.unsure")}`}
            {mark.concept.note ? ` · ${mark.concept.note}` : ""}
          </p>
        </section>
      ) : null}
      {words.map((word) => (
        <WordEntry key={word.start} word={word} lang={lang} />
      ))}
      {found && words.some(({ entries }) => entries.length > 0) ? <p className="card-licence">{found.licence}</p> : null}
    </div>
  );
}

function WordEntry({ word, lang }: { word: Word; lang: string }) {
  const { t } = useTranslation("segments");
  return (
    <section className="card-word">
      <p>
        <span className="card-zh" lang={lang}>
          {word.text}
        </span>{" "}
        <span className="card-pinyin">{word.pinyin}</span>
      </p>
      {word.entries.slice(0, MOST_ENTRIES).map((entry) => (
        <p key={`${entry.simplified} ${entry.pinyin} ${entry.senses[0] ?? ""}`} className="card-entry" lang="en">
          {entry.simplified === word.text || entry.traditional === word.text ? null : (
            <span lang={lang} className="card-part">
              {entry.simplified}{" "}
            </span>
          )}
          {entry.pinyin === word.pinyin ? null : <span className="card-pinyin">{entry.pinyin} </span>}
          {entry.senses.join("; ")}
        </p>
      ))}
      {word.entries.length === 0 ? <p className="small soft">{t("card.unknown")}</p> : null}
    </section>
  );
}

function useWords(session: Session, row: Row): Words | null {
  const [found, setFound] = useState<{ id: number; words: Words } | null>(null);
  useEffect(() => {
    let here = true;
    session.words.of(row.id, row.source).then(
      (words) => here && setFound({ id: row.id, words }),
      () => {}, // the glossary's part is shown all the same
    );
    return () => {
      here = false;
    };
  }, [session, row.id, row.source]);
  return found?.id === row.id ? found.words : null;
}

const GAP = 6;

/** Under the word, or above it where there is no room; within the window, and with the text as it scrolls. */
function useBeside(row: Row, { start, end }: Span): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const put = (): void => {
      const host = document.querySelector(SOURCE_OF(row.id));
      const word = host && rangeOf(host, start, end)?.getClientRects()[0];
      if (!word || !box.current) return;
      const { width, height } = box.current.getBoundingClientRect();
      const below = word.bottom + GAP + height <= window.innerHeight;
      box.current.style.top = `${below ? word.bottom + GAP : Math.max(GAP, word.top - GAP - height)}px`;
      box.current.style.left = `${Math.max(GAP, Math.min(word.left, window.innerWidth - width - GAP))}px`;
    };
    put();
    document.addEventListener("scroll", put, { capture: true, passive: true });
    return () => document.removeEventListener("scroll", put, { capture: true });
  });
  return box;
}
