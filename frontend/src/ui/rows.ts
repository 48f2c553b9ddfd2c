/*
 * What lists of thousands of rows share: only those in sight are drawn, and one that has the focus.
 */
import type { Virtualizer } from "@tanstack/react-virtual";
import { useEffect, useState, type RefObject } from "react";

/** The width below which source and target stand under each other; the style sheets have the same. */
export const STACKED_BELOW = 700;

/** The rows to draw, with one that stays on the page wherever one scrolls: it has the focus. */
export function withRow(indexes: number[], extra: number): number[] {
  if (extra < 0 || indexes.includes(extra)) return indexes;
  return [...indexes, extra].sort((a, b) => a - b);
}

/** The width of an element in whole pixels, as it changes. */
export function useWidth(element: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(1000);
  useEffect(() => {
    if (!element.current) return undefined;
    const watcher = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width)));
    watcher.observe(element.current);
    return () => watcher.disconnect();
  }, [element]);
  return width;
}

/** All heights are guessed anew, and the rows in sight measured at once: another width makes measures void. */
export function measureAgain(virtualizer: Virtualizer<HTMLDivElement, Element>): void {
  virtualizer.measure();
  // Places are computed from the new guesses first: a row as tall as before would else keep its guess.
  virtualizer.getTotalSize();
  for (const element of virtualizer.elementsCache.values()) virtualizer.measureElement(element);
}
