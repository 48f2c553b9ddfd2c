import { useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { composing } from "../../ui/shortcuts";
import type { Row } from "../article";
import { offsetIn, positionAt } from "../../ui/domText";
import { cutsOf, likelyCut } from "./deeds";
import "./structure.css";

interface Props {
  row: Row;
  target: string;
  lang: string;
  /** Where the target is cut, in UTF-16 units. */
  caret: number;
  onSplit: (source: number, target: number) => void;
  onClose: () => void;
}

/** Where to cut: the arrows move the cut, Enter makes it. */
export function SplitDialog({ row, target, lang, caret, onSplit, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [source, setSource] = useState(() => likelyCut(row.source, target, caret));
  // A caret at the end is where it was left, and not where the text is to be cut.
  const [english, setEnglish] = useState(() => (caret > 0 && caret === target.length ? likelyCut(target, row.source, source) : caret));
  const onEnter = (): void => onSplit(source, english);
  return (
    <Dialog
      title={t("structure.split.title", { number: row.number })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" onClick={onEnter}>
            {t("structure.split.do")}
          </Button>
        </>
      }
    >
      <p className="soft small">{t("structure.split.how")}</p>
      <CutText first label={t("structure.split.source")} text={row.source} lang={lang} at={source} stops={cutsOf(row.source)} onAt={setSource} onEnter={onEnter} />
      {target === "" ? null : <CutText label={t("structure.split.target")} text={target} lang="en" at={english} stops={wordStarts(target)} onAt={setEnglish} onEnter={onEnter} />}
    </Dialog>
  );
}

function wordStarts(text: string): number[] {
  return [...text.matchAll(/\s+/gu)].map((found) => found.index + found[0].length);
}

interface CutProps {
  label: string;
  text: string;
  lang: string;
  at: number;
  /** Where the arrows up and down go, and the others with Ctrl. */
  stops: readonly number[];
  first?: boolean;
  onAt: (at: number) => void;
  onEnter: () => void;
}

/** A text with a cut in it, which is moved like a slider. */
function CutText({ label, text, lang, at, stops, first = false, onAt, onEnter }: CutProps) {
  function onKeyDown(event: KeyboardEvent): void {
    if (composing(event.nativeEvent)) return;
    const to = moved(event, text, at, stops);
    if (event.key === "Enter") onEnter();
    else if (to !== null) onAt(Math.max(0, Math.min(text.length, to)));
    else return;
    event.preventDefault();
  }
  return (
    <div className="cut">
      <span className="field-label">{label}</span>
      <div
        role="slider"
        tabIndex={0}
        className="cut-text reading"
        lang={lang}
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={text.length}
        aria-valuenow={at}
        aria-valuetext={`${text.slice(Math.max(0, at - 12), at)} | ${text.slice(at, at + 12)}`}
        data-first={first || undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const found = positionAt(event.clientX, event.clientY);
          const offset = found && offsetIn(event.currentTarget, found.node, found.offset);
          if (typeof offset === "number") onAt(offset);
        }}
      >
        {text.slice(0, at)}
        <span className="cut-mark" aria-hidden="true" />
        <span className="cut-rest">{text.slice(at)}</span>
      </div>
    </div>
  );
}

function moved(event: KeyboardEvent, text: string, at: number, stops: readonly number[]): number | null {
  const far = event.ctrlKey || event.altKey;
  const back = stops.findLast((stop) => stop < at) ?? 0;
  const on = stops.find((stop) => stop > at) ?? text.length;
  switch (event.key) {
    case "ArrowLeft":
      return far ? back : at - unitsAt(text, at - 1);
    case "ArrowRight":
      return far ? on : at + unitsAt(text, at);
    case "ArrowUp":
      return back;
    case "ArrowDown":
      return on;
    case "Home":
      return 0;
    case "End":
      return text.length;
    default:
      return null;
  }
}

/** A character beyond U+FFFF has two. */
function unitsAt(text: string, at: number): number {
  return /[\ud800-\udfff]/.test(text[at] ?? "") ? 2 : 1;
}
