import { defaultRangeExtractor, useVirtualizer, type Range } from "@tanstack/react-virtual";
import { memo, useCallback, useEffect, useMemo, useState, type MouseEvent, type RefObject } from "react";
import { flushSync } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Row } from "./article";
import { offsetIn, positionAt } from "../ui/domText";
import { measureAgain, STACKED_BELOW, useWidth, withRow } from "../ui/rows";
import { rowHeight, type Measure } from "./heights";
import { useComplete } from "./hooks";
import { shown } from "./saving/work";
import { SegmentRow, type Opening } from "./SegmentRow";
import type { Session } from "./session";
import type { Sight } from "./useOpenRow";

interface Props {
  session: Session;
  rows: readonly Row[];
  /** How many rows there will be when all are loaded. */
  total: number;
  activeId: number | null;
  editable: boolean;
  reviews: boolean;
  readings: boolean;
  lang: string;
  scale: number;
  /** Per cent of the width that the source takes. */
  share: number;
  opening: RefObject<Opening>;
  scroller: RefObject<HTMLDivElement | null>;
  sight: Sight | null;
  onOpen: (segmentId: number, opening: Opening) => void;
  onEnter: () => void;
}

const NUMBER_COLUMN = 72;
const OVERSCAN = 5;
/** The height of a row of which nothing is known. */
const UNKNOWN = 60;

/** What is typed changes nothing here: rows hear of their own texts. */
export const Grid = memo(function Grid(props: Props) {
  const { session, rows, activeId, scroller, scale, share } = props;
  const { t } = useTranslation("segments");
  const complete = useComplete(session);
  const width = useWidth(scroller);
  const printing = usePrinting();
  const activeIndex = activeId === null ? -1 : (session.article.row(activeId)?.index ?? -1);

  const measure = useMemo(() => measureOf(width, scale, share), [width, scale, share]);
  // Each row that is measured has all those after it placed anew, so their guesses lie ready.
  const heights = useMemo(() => rows.map((row) => guessed(session, row, measure)), [session, rows, measure]);
  // Without the React compiler nothing memoizes what this returns.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heights[index] ?? UNKNOWN,
    // A new function would have every row of the article guessed anew, at every frame of a scroll.
    getItemKey: useCallback((index: number) => rows[index]?.id ?? index, [rows]),
    overscan: OVERSCAN,
    scrollPaddingStart: 48,
    scrollPaddingEnd: 96,
    // The open row stays on the page wherever one scrolls: it has the focus and perhaps a composition.
    rangeExtractor: useCallback((range: Range) => printing ? everyRow(range) : withRow(defaultRangeExtractor(range), activeIndex), [activeIndex, printing]),
  });
  // A row that grows while one types in it must not move what stands above it.
  virtualizer.shouldAdjustScrollPositionOnItemSizeChange = (item, _delta, instance) => item.end <= (instance.scrollOffset ?? 0);

  // Other widths and sizes make all measures void; the rows in sight are measured anew at once.
  useEffect(() => {
    measureAgain(virtualizer);
  }, [virtualizer, width, scale, share]);

  const { sight } = props;
  const place = sight === null ? -1 : (session.article.row(sight.segmentId)?.index ?? -1);
  const there = place >= 0 && place < rows.length;
  useEffect(() => {
    if (!there) return;
    const height = virtualizer.measurementsCache[place]?.size ?? 0;
    const tall = height > 0.8 * (scroller.current?.clientHeight ?? Infinity);
    virtualizer.scrollToIndex(place, { align: tall ? "start" : sight?.far ? "center" : "auto" });
  }, [virtualizer, scroller, sight, place, there, scale, share, props.readings]);

  return (
    // The rows are opened by the mouse here and by the editor's keys elsewhere.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div ref={scroller} className="grid" onClick={(event) => openClicked(event, props)}>
      <div role="table" aria-label={t("grid.label")} aria-rowcount={rows.length + 1}>
        <div role="rowgroup" className="grid-head">
          <div role="row" aria-rowindex={1} className="segment-columns">
            <span role="columnheader">{t("grid.number")}</span>
            <span role="columnheader">{t("grid.source")}</span>
            <span role="columnheader">{t("grid.target")}</span>
          </div>
        </div>
        <div role="rowgroup" className="grid-rows" style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => (
            <div key={item.key} role="presentation" ref={virtualizer.measureElement} data-index={item.index} className="grid-place" style={{ transform: `translateY(${item.start}px)` }}>
              <SegmentRow
                session={session}
                segmentId={Number(item.key)}
                active={item.key === activeId}
                editable={props.editable}
                reviews={props.reviews}
                readings={props.readings}
                lang={props.lang}
                opening={props.opening}
                onEnter={props.onEnter}
                t={t}
              />
            </div>
          ))}
        </div>
      </div>
      {complete ? null : <p className="grid-loading soft small">{t("grid.loading", { loaded: rows.length, all: props.total })}</p>}
    </div>
  );
});

function openClicked(event: MouseEvent, { activeId, onOpen }: Props): void {
  const element = event.target as Element;
  const place = element.closest<HTMLElement>("[data-segment]");
  const segmentId = Number(place?.dataset["segment"] ?? 0);
  if (!place || segmentId === activeId || element.closest("button, summary, a")) return;
  const selecting = window.getSelection()?.isCollapsed === false;
  if (selecting && !element.closest(".segment-source")) return;
  const text = place.querySelector(".target-text");
  const at = positionAt(event.clientX, event.clientY);
  onOpen(segmentId, { caret: text && at ? offsetIn(text, at.node, at.offset) : null, focus: !selecting });
}

function everyRow({ count }: Range): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Paper does not scroll: while the page is printed all rows are drawn, one after the other. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const before = (): void => flushSync(() => setPrinting(true));
    const after = (): void => setPrinting(false);
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return printing;
}

interface Guess {
  readonly target: string;
  readonly measure: Measure;
  readonly height: number;
}

/** Ten thousand rows are guessed whenever a page of them arrives, most of them with the same texts as before. */
const guesses = new WeakMap<Row, Guess>();

function guessed(session: Session, row: Row, measure: Measure): number {
  const work = session.article.saver.get(row.id);
  if (!work) return UNKNOWN;
  const { target } = shown(work);
  const known = guesses.get(row);
  if (known?.target === target && known.measure === measure) return known.height;
  const height = rowHeight(row, target, measure);
  guesses.set(row, { target, measure, height });
  return height;
}

function measureOf(width: number, scale: number, share: number): Measure {
  const stacked = width < STACKED_BELOW;
  const room = width - NUMBER_COLUMN;
  const source = (room * share) / 100;
  return { source: stacked ? room : source, target: stacked ? room : room - source, stacked, scale };
}
