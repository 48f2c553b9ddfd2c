/* Places in a text on the page, as offsets into that text and back. */

/** The offset of a DOM position inside `host`, whose text content is the text; null outside it. */
export function offsetIn(host: Node, node: Node, offset: number): number | null {
  if (!host.contains(node)) return null;
  const range = document.createRange();
  range.setStart(host, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

/** The stretch of text as a range of the page, for drawing on it. */
export function rangeOf(host: Node, start: number, end: number): Range | null {
  const range = document.createRange();
  const walker = document.createTreeWalker(host, NodeFilter.SHOW_TEXT);
  let at = 0;
  let begun = false;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (!begun && start < at + length) {
      range.setStart(node, start - at);
      begun = true;
    }
    if (begun && end <= at + length) {
      range.setEnd(node, end - at);
      return range;
    }
    at += length;
  }
  return null;
}

/** The text position under a point of the window. */
export function positionAt(x: number, y: number): { node: Node; offset: number } | null {
  const position = document.caretPositionFromPoint?.(x, y);
  if (position) return { node: position.offsetNode, offset: position.offset };
  const range = (document as { caretRangeFromPoint?: (x: number, y: number) => Range | null }).caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** The character of `host` that is really under the point, not merely nearest to it. */
export function characterAt(host: Element, x: number, y: number): number | null {
  const position = positionAt(x, y);
  const caret = position ? offsetIn(host, position.node, position.offset) : null;
  if (caret === null) return null;
  for (const offset of [caret, caret - 1]) {
    const box = offset < 0 ? undefined : rangeOf(host, offset, offset + 1)?.getBoundingClientRect();
    if (box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return offset;
  }
  return null;
}

/** Draw a range with the `::highlight(name)` of the style sheet; null takes it away. */
export function paint(name: string, range: Range | null): void {
  if (typeof Highlight === "undefined") return; // older browsers show the card without it
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}
