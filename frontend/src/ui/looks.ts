/* A stretch of a text cut where light marks and their signs begin and end. */

import type { Mark } from "../language/marks";

export interface Look {
  readonly from: number;
  readonly to: number;
  /** What the style sheet shows them by; nothing for plain text. */
  readonly classes: string;
}

export function looksOf(marks: readonly Mark[], from: number, to: number): Look[] {
  const near = marks.filter(({ start, end }) => start < to && end > from);
  const cuts = new Set([from, to]);
  for (const { start, end, innerStart, innerEnd } of near) {
    const ends = innerStart < innerEnd ? [start, innerStart, innerEnd, end] : [start, end];
    for (const cut of ends) if (cut > from && cut < to) cuts.add(cut);
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((first, index) => {
    const last = sorted[index + 1] ?? to;
    return { from: first, to: last, classes: classesAt(near, first, last) };
  });
}

function classesAt(marks: readonly Mark[], from: number, to: number): string {
  const around = marks.filter(({ start, end }) => start <= from && to <= end);
  const isSign = around.some(({ innerStart, innerEnd }) => innerStart === innerEnd || to <= innerStart || from >= innerEnd);
  const looks = around.filter(({ innerStart, innerEnd }) => innerStart <= from && to <= innerEnd).map(({ kind }) => `mark-${kind}`);
  return [...looks, ...(isSign ? ["mark-sign"] : [])].join(" ");
}
