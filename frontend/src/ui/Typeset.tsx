import { findMarks } from "../language/marks";
import { looksOf } from "./looks";
import "./marks.css";

/** A text as it will be read: what its light marks mean is shown, and their signs are not. */
export function Typeset({ text }: { text: string }) {
  const marks = findMarks(text);
  return looksOf(marks, 0, text.length).map(({ from, to, classes }) => {
    const reference = marks.find(({ kind, start }) => kind === "reference" && start === from);
    if (reference) return <sup key={from}>{reference.value}</sup>;
    if (classes.includes("mark-sign")) return null;
    return (
      <span key={from} className={classes || undefined}>
        {text.slice(from, to)}
      </span>
    );
  });
}
