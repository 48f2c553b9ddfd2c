/*
 * How tall a row will be, before it is drawn. The guess only has to keep the
 * scroll bar steady; each row is measured when it comes into sight.
 */

import type { Kind } from "../api/types";

export interface Measure {
  /** Width of the text columns in pixels; on a narrow screen they stand below each other. */
  readonly source: number;
  readonly target: number;
  readonly stacked: boolean;
  /** 1 unless the person reads larger or smaller type. */
  readonly scale: number;
}

const CHINESE_LINE = 33;
const CHINESE_WIDTH = 18;
const ENGLISH_LINE = 28;
const ENGLISH_WIDTH = 8;
const PADDING = 18;
const BETWEEN_PARAGRAPHS = 10;
const LARGER: Partial<Record<Kind, number>> = { title: 1.35, heading: 1.15 };

export function rowHeight(
  { source, kind, first }: { source: string; kind: Kind; first: boolean },
  target: string,
  measure: Measure,
): number {
  const scale = measure.scale * (LARGER[kind] ?? 1);
  const chinese = lines(source, measure.source / (CHINESE_WIDTH * scale)) * CHINESE_LINE * scale;
  const english = lines(target, measure.target / (ENGLISH_WIDTH * scale)) * ENGLISH_LINE * scale;
  const text = measure.stacked ? chinese + english : Math.max(chinese, english);
  return Math.round(text + PADDING + (first ? BETWEEN_PARAGRAPHS : 0));
}

function lines(text: string, perLine: number): number {
  const room = Math.max(1, perLine);
  return text.split("\n").reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / room)), 0);
}
