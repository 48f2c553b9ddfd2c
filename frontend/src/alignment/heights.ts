/* How tall a row will be, before it is drawn; each is measured when it comes into sight. */
import { sideText } from "./cutting";
import type { Pair } from "./pairs";

const CHINESE = { line: 33, width: 18 };
const ENGLISH = { line: 28, width: 8 };
const PADDING = 18;
/** On a narrow screen the number has a line of its own. */
const NUMBER = 28;

/** `room` is the width of a text column in pixels; on a narrow screen the sides stand below each other. */
export function rowHeight({ source, target }: Pair, room: number, stacked: boolean): number {
  const chinese = lines(sideText(source).length, room / CHINESE.width) * CHINESE.line;
  const english = lines(sideText(target).length, room / ENGLISH.width) * ENGLISH.line;
  return PADDING + (stacked ? NUMBER + chinese + english : Math.max(chinese, english));
}

const lines = (length: number, perLine: number): number => Math.max(1, Math.ceil(length / Math.max(1, perLine)));
