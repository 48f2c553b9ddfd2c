import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef, type KeyboardEvent, type MouseEvent } from "react";
import { useTranslation } from "react-i18next";
import { measureAgain, STACKED_BELOW, useWidth, withRow } from "../ui/rows";
import { rowHeight } from "./heights";
import { PairRow } from "./PairRow";
import { placeOf, type SideName } from "./pairs";
import type { Review, View } from "./review";

const NUMBER_COLUMN = 116;
const OVERSCAN = 6;
const A_PAGE = 10;

/** The pairs: only those in sight are drawn, and the open one, which has the focus. */
export function PairGrid({ review, view, label }: { review: Review; view: View; label: string }) {
  const { t } = useTranslation("alignment");
  const { pairs, active, side, cut, lifted } = view;
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const place = placeOf(pairs, active);
  const [first, last] = review.chosen;
  const stacked = width < STACKED_BELOW;
  const room = stacked ? width - 32 : (width - NUMBER_COLUMN) / 2 - 32;

  // Without the React compiler nothing memoizes what this returns.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: pairs.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const pair = pairs[index];
      return pair ? rowHeight(pair, room, stacked) : 60;
    },
    getItemKey: (index) => pairs[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 64,
    rangeExtractor: useCallback((range: Range) => withRow(defaultRangeExtractor(range), place), [place]),
  });
  useEffect(() => {
    measureAgain(virtualizer);
  }, [virtualizer, width]);

  // The open pair is brought into sight; the row itself takes the focus.
  const seen = useRef(-1);
  useEffect(() => {
    if (place < 0) return;
    if (seen.current !== active) virtualizer.scrollToIndex(place, { align: "auto" });
    seen.current = active;
  }, [virtualizer, place, active]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || cut) return;
    const to: Record<string, number> = { ArrowDown: place + 1, ArrowUp: place - 1, PageDown: place + A_PAGE, PageUp: place - A_PAGE, Home: 0, End: pairs.length - 1 };
    const sides: Record<string, SideName> = { ArrowLeft: "source", ArrowRight: "target" };
    const [next, chosen] = [to[event.key], sides[event.key]];
    if (next !== undefined) review.goTo(next, event.shiftKey);
    else if (chosen) review.choose(chosen);
    else return;
    event.preventDefault();
  }

  function onClick(event: MouseEvent) {
    const row = (event.target as Element).closest<HTMLElement>("[data-pair]");
    if (!row || window.getSelection()?.isCollapsed === false) return;
    const name = (event.target as Element).closest<HTMLElement>("[data-side]")?.dataset["side"];
    review.goTo(placeOf(pairs, Number(row.dataset["pair"])), event.shiftKey, name === "source" || name === "target" ? name : undefined);
    row.focus({ preventScroll: true });
  }

  return (
    <div ref={scroller} className="pairs">
      {/* The rows in it have the focus; it hears their keys. */}
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
      <div role="grid" aria-label={label} aria-rowcount={pairs.length + 1} aria-multiselectable="true" onKeyDown={onKeyDown} onClick={onClick}>
        <div role="rowgroup" className="pairs-head">
          <div role="row" aria-rowindex={1} className="pair-columns">
            <span role="columnheader">{t("grid.number")}</span>
            <span role="columnheader">{t("grid.source")}</span>
            <span role="columnheader">{t("grid.target")}</span>
          </div>
        </div>
        <div role="rowgroup" className="pairs-rows" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const pair = pairs[item.index];
            return pair ? (
              <div key={item.key} role="presentation" ref={virtualizer.measureElement} data-index={item.index} className="pair-place" style={{ transform: `translateY(${item.start}px)` }}>
                <PairRow
                  pair={pair}
                  number={item.index + 1}
                  active={pair.id === active}
                  chosen={item.index >= first && item.index <= last}
                  lifted={pair.id === lifted}
                  side={side}
                  cut={cut?.pair === pair.id ? cut : null}
                  onCut={(next) => review.setCut(next)}
                  onMake={() => review.makeCut()}
                  t={t}
                />
              </div>
            ) : null;
          })}
        </div>
      </div>
    </div>
  );
}
