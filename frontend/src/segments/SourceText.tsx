import { memo } from "react";
import { findMarks } from "../language/marks";
import { rubyParts, together } from "../language/ruby";
import type { Mark, Row } from "./article";
import { MarkedText } from "./MarkedText";
import { pieces } from "./pieces";
import type { Word } from "./words";

/** Approved terms have a solid line, proposed ones a dotted line, and what may be no term a faint one. */
function termClass({ concept, sure }: Mark): string {
  const standing = concept.status === "approved" ? "term-approved" : "term-proposed";
  return sure ? `term ${standing}` : `term ${standing} term-unsure`;
}

function Pieces({ row, from, to }: { row: Row; from?: number; to?: number }) {
  const marks = findMarks(row.source);
  return pieces(row.source, row.marks, from, to).map(({ start, text, mark }) =>
    mark ? (
      <span key={start} className={termClass(mark)}>
        <MarkedText text={text} start={start} marks={marks} />
      </span>
    ) : (
      <MarkedText key={start} text={text} start={start} marks={marks} />
    ),
  );
}

interface Props {
  row: Row;
  lang: string;
  /** With words the readings stand above them. */
  words: readonly Word[] | null;
}

/**
 * The source as it was written: its text content is the source and nothing
 * else, since offsets are read from it. Readings are drawn by the style sheet.
 */
export const SourceText = memo(function SourceText({ row, lang, words }: Props) {
  return (
    <span className="source-text" lang={lang}>
      {words === null ? <Pieces row={row} /> : <WithReadings row={row} words={words} />}
    </span>
  );
});

/** Each word keeps its punctuation: a full stop must not begin a line because a reading stands above its word. */
function WithReadings({ row, words }: { row: Row; words: readonly Word[] }) {
  let end = 0;
  return together(rubyParts(row.source, words)).map((parts) => (
    <span key={end} className="together">
      {parts.map(({ base, reading }) => {
        const start = end;
        end += base.length;
        return (
          <span key={start} className={reading ? "read" : undefined} data-reading={reading || undefined}>
            <Pieces row={row} from={start} to={end} />
          </span>
        );
      })}
    </span>
  ));
}
