import { spansToUtf16 } from "../language/offsets";

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** A text with stretches marked, given in code points: what was looked for, or `soft` its rendering. */
export function Marked({ text, marks, soft = false }: { text: string; marks: readonly Mark[]; soft?: boolean }) {
  const spans = spansToUtf16(text, marks).filter((span, index, all) => span.start >= (all[index - 1]?.end ?? 0));
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <mark className={soft ? "mark-soft" : ""}>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}
