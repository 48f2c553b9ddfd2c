import { useEffect, useState, type RefObject } from "react";
import type { Span } from "../language/offsets";
import { characterAt, paint, rangeOf } from "../ui/domText";
import type { Session } from "./session";
import { markAt } from "./terms";
import { wordAt } from "./words";

export interface Hover {
  readonly segmentId: number;
  readonly span: Span;
}

/** Long enough not to flash cards at a mouse that passes by. */
const REST_MS = 220;
const NAME = "source-hover";

/** The word or term of a source under a resting mouse. */
export function useHover(session: Session, scroller: RefObject<HTMLDivElement | null>): Hover | null {
  const [hover, setHover] = useState<Hover | null>(null);
  useEffect(() => {
    const grid = scroller.current;
    if (!grid) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const drop = (): void => {
      clearTimeout(timer);
      setHover(null);
    };
    const move = (event: PointerEvent): void => {
      if (event.pointerType !== "mouse" || event.buttons !== 0) return drop();
      clearTimeout(timer);
      timer = setTimeout(() => void find(session, event).then(setHover), REST_MS);
    };
    grid.addEventListener("pointermove", move);
    grid.addEventListener("pointerleave", drop);
    grid.addEventListener("pointerdown", drop);
    grid.addEventListener("scroll", drop, { passive: true });
    document.addEventListener("keydown", drop);
    return () => {
      clearTimeout(timer);
      grid.removeEventListener("pointermove", move);
      grid.removeEventListener("pointerleave", drop);
      grid.removeEventListener("pointerdown", drop);
      grid.removeEventListener("scroll", drop);
      document.removeEventListener("keydown", drop);
    };
  }, [session, scroller]);

  useEffect(() => {
    const host = hover && scroller.current?.querySelector(`[data-segment="${hover.segmentId}"] .source-text`);
    paint(NAME, host && hover ? rangeOf(host, hover.span.start, hover.span.end) : null);
    return () => paint(NAME, null);
  }, [hover, scroller]);
  return hover;
}

async function find(session: Session, { target, clientX, clientY }: PointerEvent): Promise<Hover | null> {
  const host = (target as Element).closest?.(".source-text");
  const place = host?.closest<HTMLElement>("[data-segment]");
  const row = session.article.row(Number(place?.dataset["segment"] ?? 0));
  const offset = host ? characterAt(host, clientX, clientY) : null;
  if (!row || offset === null) return null;
  const words = await session.words.of(row.id, row.source).catch(() => null);
  const span = markAt(row, offset) ?? (words && wordAt(words.words, offset));
  return span ? { segmentId: row.id, span: { start: span.start, end: span.end } } : null;
}
