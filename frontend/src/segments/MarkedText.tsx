import type { Mark } from "../language/marks";
import { looksOf } from "../ui/looks";

interface Props {
  /** A stretch of a text, and where it begins in it. */
  text: string;
  start: number;
  /** The light marks of the whole text. */
  marks: readonly Mark[];
}

/** A stretch of a text with its light marks shown; its text content stays what it is. */
export function MarkedText({ text, start, marks }: Props) {
  if (marks.length === 0) return text;
  return looksOf(marks, start, start + text.length).map(({ from, to, classes }) =>
    classes === "" ? (
      text.slice(from - start, to - start)
    ) : (
      <span key={from} className={classes}>
        {text.slice(from - start, to - start)}
      </span>
    ),
  );
}
