import type { TFunction } from "i18next";
import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { toCodePoints } from "../language/offsets";
import { offsetIn, positionAt } from "../ui/domText";
import { composing } from "../ui/shortcuts";
import { halves, moved, placed, sideText, type Cut, type CutStep } from "./cutting";
import type { Pair, SideName } from "./pairs";

const LANG = { source: "zh-Hans", target: "en" } as const;
const NONE = { source: "row.noSource", target: "row.noTarget" } as const;
// What changed places is left out here and added there, or it was joined to the pair beside.
const MAYBE_NONE = { source: "row.maybeNoSource", target: "row.maybeNoTarget" } as const;

interface Props {
  pair: Pair;
  side: SideName;
  /** The side that the keys are about, of the open pair. */
  chosen: boolean;
  t: TFunction<"alignment">;
}

/** One side of a pair: its sentences, told apart, with a sign where another paragraph begins. */
export function PairSide({ pair, side, chosen, t }: Props) {
  const passages = pair[side];
  return (
    <div role="gridcell" className={`pair-side pair-${side}`} data-side={side} data-chosen={chosen || undefined} data-kind={passages[0]?.kind}>
      {passages.length === 0 ? (
        <span className="pair-none small">{t(pair.doubtful ? MAYBE_NONE[side] : NONE[side])}</span>
      ) : (
        <p className="reading" lang={LANG[side]}>
          {passages.map((passage, place) => (
            <span key={`${passage.block}.${passage.start}`}>
              {place > 0 && passage.block !== passages[place - 1]?.block ? <ParagraphSign label={t("row.paragraph")} /> : null}
              <span className="passage">{passage.text.trimEnd()}</span>{" "}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function ParagraphSign({ label }: { label: string }) {
  return (
    <span className="pair-paragraph" role="img" aria-label={label} title={label}>
      ¶
    </span>
  );
}

interface CutProps extends Omit<Props, "chosen"> {
  cut: Cut;
  onCut: (cut: Cut | null) => void;
  onMake: () => void;
}

const STEPS: Record<string, CutStep> = { ArrowLeft: "sentence", ArrowRight: "sentence", Home: "end", End: "end" };

/** The same side while the pair is being cut: a bar in the text, moved by keys or put by a click. */
export function PairSideCut({ pair, side, cut, onCut, onMake, t }: CutProps) {
  const bar = useRef<HTMLSpanElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const current = cut.side === side;
  useEffect(() => {
    if (current) bar.current?.focus();
  }, [current]);
  const [before, after] = halves(pair[side], cut[side]);

  function onKeyDown(event: KeyboardEvent) {
    if (composing(event.nativeEvent)) return;
    const handled = (): void => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (event.key === "Enter") {
      handled();
      onMake();
    } else if (event.key === "Escape") {
      handled();
      onCut(null);
    } else if (event.key === "ArrowUp" || event.key === "ArrowDown" || event.key === "Tab") {
      handled();
      onCut({ ...cut, side: side === "source" ? "target" : "source" });
    } else if (STEPS[event.key]) {
      handled();
      const by = event.ctrlKey || event.altKey ? "word" : event.shiftKey ? "character" : STEPS[event.key];
      onCut(moved(cut, pair, by ?? "sentence", event.key === "ArrowRight" || event.key === "End"));
    }
  }

  function onClick(event: MouseEvent) {
    const at = positionAt(event.clientX, event.clientY);
    const offset = text.current && at ? offsetIn(text.current, at.node, at.offset) : null;
    if (offset !== null) onCut(placed(cut, pair, side, toCodePoints(sideText(pair[side]), offset)));
  }

  return (
    // The bar in it hears the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div role="gridcell" className={`pair-side pair-${side} pair-cutting`} data-chosen={current || undefined} onClick={onClick}>
      <p ref={text} className="reading" lang={LANG[side]}>
        <span className="cut-before">{before}</span>
        <span
          ref={bar}
          role="slider"
          tabIndex={0}
          className="cut-bar"
          aria-label={t(side === "source" ? "cut.inSource" : "cut.inTarget")}
          aria-valuemin={0}
          aria-valuemax={sideText(pair[side]).length}
          aria-valuenow={cut[side]}
          aria-valuetext={t("cut.place", { before: before.trim().slice(-16) || t("cut.nothing"), after: after.trim().slice(0, 16) || t("cut.nothing") })}
          onKeyDown={onKeyDown}
          onFocus={() => current || onCut({ ...cut, side })}
        />
        <span className="cut-after">{after}</span>
      </p>
    </div>
  );
}
