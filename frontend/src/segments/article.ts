/*
 * An article open in the editor: its rows as the server has them, and the
 * saver that holds what is being done to them. It lives outside React, so that
 * a key stroke redraws one row and not ten thousand.
 */

import type { ConceptLite, Kind, Segment, SegmentsPage } from "../api/types";
import { spansToUtf16 } from "../language/offsets";
import { countOf, moved, NOTHING, type Count } from "./progress";
import { Saver, type Ports } from "./saving/saver";
import { savedOf } from "./saving/wire";
import { shown, type Draft, type Saved, type State } from "./saving/work";

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
  readonly marks: readonly Mark[];
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
    const fresh: Row[] = [];
    for (const segment of page.segments) {
      const known = this.byId.get(segment.id);
      const row = rowOf(segment, known?.index ?? this.rows.length + fresh.length, page.concepts);
      this.byId.set(row.id, row);
      if (known) this.rows[known.index] = row;
      else fresh.push(row);
      this.saver.load(segment.id, savedOf(segment));
      this.restore(segment.id);
      if (known) this.tell(segment.id);
    }
    if (fresh.length > 0) this.rows = [...this.rows, ...fresh];
    this.complete = page.next === null || this.complete;
    this.tell("rows");
  }

  /** One segment with its terms, loaded again. */
  refresh(segment: Segment, concepts: SegmentsPage["concepts"]): void {
    const known = this.byId.get(segment.id);
    if (!known) return;
    const row = rowOf(segment, known.index, concepts);
    this.rows[known.index] = row;
    this.byId.set(segment.id, row);
    this.saver.load(segment.id, savedOf(segment));
    this.tell(segment.id);
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
    if (work === undefined || row === undefined) return;
    const before = this.states.get(segmentId);
    const after = shown(work).state;
    if (before === after) return;
    this.states.set(segmentId, after);
    this.progress = moved(this.progress, row.characters, before, after);
  }

  private tell(what: number | "rows" | "summary"): void {
    for (const listener of this.listeners.get(what) ?? []) listener();
  }
}

function rowOf(segment: Segment, index: number, concepts: SegmentsPage["concepts"]): Row {
  const { id, number, kind, level, source } = segment;
  const marks = spansToUtf16(source, segment.terms).flatMap(({ start, end, concept_id, sure }) => {
    const concept = concepts[concept_id];
    return concept ? [{ start, end, sure, concept }] : [];
  });
  return { id, index, number, kind, level, first: segment.first_in_paragraph, source, marks, characters: countOf(source) };
}
