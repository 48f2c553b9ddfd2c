/*
 * An article open in the editor: its rows as the server has them, and the
 * saver that holds what is being done to them. It lives outside React, so that
 * a key stroke redraws one row and not ten thousand.
 */

import type { ConceptLite, Kind, Segment, SegmentsPage } from "../api/types";
import { spansToUtf16 } from "../language/offsets";
import { countOf, moved, NOTHING, without, type Count } from "./progress";
import { Saver, type Ports } from "./saving/saver";
import { savedOf } from "./saving/wire";
import { isUnsent, shown, type Draft, type Saved, type State } from "./saving/work";

/** A term found in the source; offsets count UTF-16 units. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly concept: ConceptLite;
  readonly sure: boolean;
}

/** What of a segment does not change while one translates, except that terms come and go. */
export interface Row {
  readonly id: number;
  readonly index: number;
  readonly number: number;
  readonly kind: Kind;
  readonly level: number;
  readonly first: boolean;
  readonly source: string;
  readonly characters: number;
  /** Dropped or joined to another, and still here because of what was typed in it. */
  readonly gone: boolean;
  /** Counts the changes of structure made here: the editor of the row begins anew with each. */
  readonly epoch: number;
  readonly marks: readonly Mark[];
}

/** What a change of structure has left, our own or somebody else's. */
export interface Restructured {
  /** The row that stands before the first of `segments`; null at the top. */
  readonly after: number | null;
  readonly segments: readonly Segment[];
  readonly removed: readonly number[];
  readonly concepts?: SegmentsPage["concepts"];
}

type Listener = () => void;

export class OpenArticle {
  readonly saver: Saver;
  /** The newest revision that the rows are known to contain. */
  revision = 0;
  /** Segments whose draft of an earlier visit was put back. */
  readonly restored: number[] = [];
  /** Whether the last page is here. */
  complete = false;
  private rows: Row[] = [];
  private readonly byId = new Map<number, Row>();
  private readonly states = new Map<number, State>();
  private readonly drafts = new Map<number, Draft>();
  private readonly listeners = new Map<number | "rows" | "summary", Set<Listener>>();
  private progress: Count = NOTHING;
  private concepts: SegmentsPage["concepts"] = {};

  constructor(ports: Omit<Ports, "changed">) {
    this.saver = new Saver({ ...ports, changed: (segmentId) => this.changed(segmentId) });
  }

  /** Drafts found on this computer; each waits for its segment's page. */
  expect(drafts: ReadonlyMap<number, Draft>): void {
    for (const [segmentId, draft] of drafts) this.drafts.set(segmentId, draft);
  }

  /** The next page of rows, or one that was loaded again for its terms. */
  add(page: SegmentsPage): void {
    if (this.revision === 0) this.revision = page.article_revision;
    this.concepts = { ...this.concepts, ...page.concepts };
    const fresh: Row[] = [];
    for (const segment of page.segments) {
      const known = this.byId.get(segment.id);
      const row = rowOf(segment, known?.index ?? this.rows.length + fresh.length, page.concepts, known?.epoch);
      this.byId.set(row.id, row);
      if (known) this.rows[known.index] = row;
      else fresh.push(row);
      this.saver.load(segment.id, savedOf(segment));
      this.restore(segment.id);
      if (known) this.tell(segment.id);
    }
    if (fresh.length > 0) this.order([...this.rows, ...fresh]);
    this.complete = page.next === null || this.complete;
    this.tell("rows");
  }

  /** One segment with its terms, loaded again. */
  refresh(segment: Segment, concepts: SegmentsPage["concepts"]): void {
    const known = this.byId.get(segment.id);
    if (!known) return;
    const row = { ...rowOf(segment, known.index, concepts, known.epoch), number: known.number };
    this.rows[known.index] = row;
    this.byId.set(segment.id, row);
    this.saver.load(segment.id, savedOf(segment));
    this.tell(segment.id);
  }

  /**
   * Rows in a new order, some of them new, some gone; a row with text that the server has not got stays.
   *
   * @returns false where the rows around them are not here: then everything has to be loaded again.
   */
  restructure({ after, segments, removed, concepts = {} }: Restructured, own: boolean): boolean {
    if (after !== null && !this.byId.has(after)) return false;
    this.concepts = { ...this.concepts, ...concepts };
    const arriving = new Set(segments.map(({ id }) => id));
    const leaving = new Set(removed);
    const rows = this.rows.flatMap((row) => (arriving.has(row.id) ? [] : leaving.has(row.id) ? this.leave(row) : [row]));
    const at = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
    rows.splice(at, 0, ...segments.map((segment) => this.arrive(segment, own)));
    this.order(rows);
    for (const { id } of segments) this.recount(id);
    this.tell("rows");
    this.tell("summary");
    return true;
  }

  /** Everything loaded again: rows that are not in it are gone. */
  replaceAll(pages: readonly SegmentsPage[]): void {
    const segments = pages.flatMap((page) => page.segments);
    const there = new Set(segments.map(({ id }) => id));
    const removed = this.rows.filter(({ id }) => !there.has(id)).map(({ id }) => id);
    const concepts = Object.assign({}, ...pages.map((page) => page.concepts)) as SegmentsPage["concepts"];
    this.restructure({ after: null, segments, removed, concepts }, false);
    for (const { id } of segments) this.restore(id);
    this.complete = true;
  }

  /** What was typed in a row that is gone is not wanted any more. */
  discard(segmentId: number): void {
    const row = this.byId.get(segmentId);
    if (!row?.gone) return;
    this.saver.forget(segmentId);
    this.order(this.rows.flatMap((one) => (one.id === segmentId ? this.leave(one) : [one])));
    this.tell("rows");
    this.tell("summary");
  }

  private arrive(segment: Segment, own: boolean): Row {
    const known = this.byId.get(segment.id);
    this.uncount(segment.id);
    const row = rowOf(segment, 0, this.concepts, (known?.epoch ?? 0) + Number(own));
    this.byId.set(row.id, row);
    if (own) this.saver.take(segment.id, savedOf(segment));
    else this.saver.load(segment.id, savedOf(segment));
    return row;
  }

  private leave(row: Row): Row[] {
    this.uncount(row.id);
    const work = this.saver.get(row.id);
    if (work && isUnsent(work)) return [{ ...row, gone: true }];
    this.saver.forget(row.id);
    this.byId.delete(row.id);
    return [];
  }

  /** Give the rows their places and numbers. */
  private order(rows: readonly Row[]): void {
    let number = 0;
    this.rows = rows.map((row, index) => {
      if (!row.gone) number += 1;
      const known = this.byId.get(row.id);
      if (row === known && row.index === index && row.number === number) return row;
      const placed = { ...row, index, number };
      this.byId.set(row.id, placed);
      return placed;
    });
    for (const row of this.rows) this.tell(row.id);
  }

  hear(segmentId: number, remote: Saved): void {
    this.saver.hear(segmentId, remote);
  }

  row(segmentId: number): Row | undefined {
    return this.byId.get(segmentId);
  }

  at(index: number): Row | undefined {
    return this.rows[index];
  }

  get all(): readonly Row[] {
    return this.rows;
  }

  get count(): Count {
    return this.progress;
  }

  state(segmentId: number): State {
    return this.states.get(segmentId) ?? "untranslated";
  }

  /** Hear of one segment, of the list of rows, or of the summary; returns how to stop. */
  subscribe(what: number | "rows" | "summary", listener: Listener): () => void {
    const all = this.listeners.get(what) ?? new Set();
    this.listeners.set(what, all.add(listener));
    return () => {
      all.delete(listener);
      if (all.size === 0) this.listeners.delete(what);
    };
  }

  /** Something about the loading itself changed. */
  announce(): void {
    this.tell("rows");
  }

  private restore(segmentId: number): void {
    const draft = this.drafts.get(segmentId);
    if (draft === undefined) return;
    this.drafts.delete(segmentId);
    if (this.saver.restore(segmentId, draft)) this.restored.push(segmentId);
  }

  private changed(segmentId: number | null): void {
    if (segmentId !== null) {
      this.recount(segmentId);
      this.tell(segmentId);
    }
    this.tell("summary");
  }

  private recount(segmentId: number): void {
    const work = this.saver.get(segmentId);
    const row = this.byId.get(segmentId);
    if (work === undefined || row === undefined || row.gone) return;
    const before = this.states.get(segmentId);
    const after = shown(work).state;
    if (before === after) return;
    this.states.set(segmentId, after);
    this.progress = moved(this.progress, row.characters, before, after);
  }

  private uncount(segmentId: number): void {
    const state = this.states.get(segmentId);
    const row = this.byId.get(segmentId);
    if (state === undefined || row === undefined) return;
    this.states.delete(segmentId);
    this.progress = without(this.progress, row.characters, state);
  }

  private tell(what: number | "rows" | "summary"): void {
    for (const listener of this.listeners.get(what) ?? []) listener();
  }
}

function rowOf(segment: Segment, index: number, concepts: SegmentsPage["concepts"], epoch = 0): Row {
  const { id, number, kind, level, source } = segment;
  const marks = spansToUtf16(source, segment.terms).flatMap(({ start, end, concept_id, sure }) => {
    const concept = concepts[concept_id];
    return concept ? [{ start, end, sure, concept }] : [];
  });
  return { id, index, number, kind, level, first: segment.first_in_paragraph, gone: false, epoch, source, marks, characters: countOf(source) };
}
