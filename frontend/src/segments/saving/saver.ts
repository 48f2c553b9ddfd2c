/*
 * Carries every edit of an article to the server, however long that takes.
 *
 * `work.ts` decides what is right; this decides when. What it needs from
 * outside it is handed as `Ports`, so that the tests can lose replies, reorder
 * them and stop the clock.
 */

import { Keeping, type Keep } from "./keeping";
import * as work from "./work";
import type { Draft, Operation, Origin, Saved, State, Text, Work } from "./work";

export type Reply =
  | { readonly kind: "saved"; readonly saved: Saved }
  | { readonly kind: "outrun"; readonly current: Saved }
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "signed out" }
  /** `everywhere`: the server or the way to it is down; otherwise only this request failed. */
  | { readonly kind: "unreachable"; readonly everywhere: boolean; readonly retryAfter?: number };

export interface Ports {
  /** `leaving`: the page is about to go away; the request has to outlive it. */
  send(segmentId: number, operation: Operation, leaving: boolean): Promise<Reply>;
  readonly keep: Keep;
  newId(): string;
  now(): number;
  /** The segment, or with null the summary, is not what it was. */
  changed(segmentId: number | null): void;
}

/**
 * - `saved`: the server has everything;
 * - `saving`: it is being given the rest;
 * - `keeping`: it cannot be given the rest, which this computer has not kept yet either;
 * - `local`: the rest is kept on this computer, or `unkept` says that it cannot be.
 */
export type Phase = "saved" | "saving" | "keeping" | "local";

export interface Summary {
  readonly phase: Phase;
  readonly unsent: number;
  readonly conflicts: readonly number[];
  readonly refused: readonly number[];
  readonly signedOut: boolean;
  /** This computer cannot keep drafts: private window, or the disk quota is full. */
  readonly unkept: boolean;
  readonly lastSaved: number | null;
}

/** Long enough for a word, short enough that a colleague sees it within two seconds. */
export const PAUSE_MS = 400;
/** Somebody who types without a pause is saved all the same. */
const LONGEST_PAUSE_MS = 2_000;
/** Four at a time clear 200 edits after an outage in seconds and leave the server to others. */
const AT_ONCE = 4;
const FIRST_RETRY_MS = 1_000;
/** The text has to be with the server within 30 s of the network's return: with a request that had just stalled (12 s). */
const LAST_RETRY_MS = 10_000;
/** A disk that does not answer must not keep the text from the server. */
const PATIENCE_WITH_DISK_MS = 1_000;

interface Wait {
  readonly since: number;
  due: number;
}

export class Saver {
  private readonly works = new Map<number, Work>();
  private readonly waits = new Map<number, Wait>();
  private readonly flying = new Set<number>();
  private readonly attempts = new Map<number, number>();
  private readonly unsent = new Set<number>();
  /** Operations sent with a request that outlives the page. */
  private readonly parting = new Set<string>();
  private held: number | null = null;
  private failures = 0;
  private pausedUntil = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private signedOut = false;
  private lastSaved: number | null = null;
  private stopped = false;
  private known: Summary | null = null;
  private isKnown = false;

  private readonly keeping: Keeping;

  constructor(private readonly ports: Ports) {
    this.keeping = new Keeping(ports.keep, () => this.report(null));
  }

  get(segmentId: number): Work | undefined {
    return this.works.get(segmentId);
  }

  /** A segment as the server sent it, for the first time or again. */
  load(segmentId: number, saved: Saved): void {
    const known = this.works.get(segmentId);
    this.set(segmentId, known ? work.heard(known, saved, this.held === segmentId) : work.untouched(saved));
  }

  /** A draft found on this computer, once its segment is loaded; true if the server does not have its text yet. */
  restore(segmentId: number, draft: Draft): boolean {
    const loaded = this.works.get(segmentId);
    if (loaded === undefined || work.isUnsent(loaded)) return false;
    const restored = work.restored(loaded.saved, draft);
    this.set(segmentId, restored);
    if (!work.isUnsent(restored)) this.keeping.put(segmentId, null); // the server has it already
    this.wake(segmentId, 0);
    return work.isUnsent(restored) && !work.sameText(work.shown(restored), loaded.saved);
  }

  /** News of a segment. Unknown segments come with their page. */
  hear(segmentId: number, remote: Saved): void {
    const known = this.works.get(segmentId);
    if (known) this.set(segmentId, work.heard(known, remote, this.held === segmentId));
  }

  /** What a change of structure made here has left of a segment. */
  take(segmentId: number, saved: Saved): void {
    const known = this.works.get(segmentId);
    this.set(segmentId, known ? work.taken(known, saved) : work.untouched(saved));
  }

  /** The segment is not in the article any more, and nothing of it waits here, or shall wait no longer. */
  forget(segmentId: number): void {
    const known = this.works.get(segmentId);
    if (known === undefined) return;
    if (work.isUnsent(known)) this.keeping.put(segmentId, null);
    this.works.delete(segmentId);
    this.waits.delete(segmentId);
    this.unsent.delete(segmentId);
    this.attempts.delete(segmentId);
    this.report(null);
  }

  /** The row that is open in the editor, whose text nobody may change but its owner. */
  hold(segmentId: number | null): void {
    const left = this.held;
    if (left === segmentId) return;
    this.held = segmentId;
    if (left === null) return;
    this.change(left, work.released);
    this.flush(left);
  }

  type(segmentId: number, target: string, from?: Origin): void {
    this.edit(segmentId, (now) => work.typed(now, target, from), PAUSE_MS);
  }

  /** Confirming, reviewing and reopening are sent at once. */
  mark(segmentId: number, state: State): void {
    this.edit(segmentId, (now) => work.marked(now, state), 0);
  }

  write(segmentId: number, text: Text): void {
    this.edit(segmentId, (now) => work.written(now, text), 0);
  }

  decide(segmentId: number, text: Text): void {
    this.edit(segmentId, (now) => work.decided(now, text), 0);
  }

  retry(segmentId: number): void {
    this.edit(segmentId, work.retried, 0);
  }

  /** Send what waits, without waiting for a pause in the typing. */
  flush(segmentId: number): void {
    if (this.waits.has(segmentId)) this.wake(segmentId, 0);
  }

  flushAll(): void {
    for (const segmentId of this.unsent) this.wake(segmentId, 0);
  }

  /** The network is back, or a person asks to try now. */
  tryNow(): void {
    this.failures = 0;
    this.pausedUntil = 0;
    this.attempts.clear();
    this.flushAll();
  }

  /** The server was heard of: a good moment if we are waiting for it. */
  reachable(): void {
    if (this.failures > 0) this.tryNow();
  }

  /** The same person has signed in again. */
  signedIn(): void {
    this.signedOut = false;
    this.tryNow();
    this.report(null);
  }

  /**
   * The page goes away, perhaps for good: everything unsent is sent with
   * requests that outlive it. A request under way is repeated, since the
   * browser may cancel it; the server applies an operation once.
   */
  leave(): void {
    if (this.signedOut) return;
    for (const segmentId of this.unsent) {
      const sending = this.works.get(segmentId)?.sending ?? this.start(segmentId);
      if (sending === null || this.parting.has(sending.id)) continue;
      this.parting.add(sending.id);
      void this.request(segmentId, sending, true).finally(() => this.parting.delete(sending.id));
    }
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** The same object until something in it changes. */
  summary(): Summary {
    if (this.isKnown && this.known) return this.known;
    const now = this.summarise();
    this.isKnown = true;
    return (this.known = this.known && isSame(this.known, now) ? this.known : now);
  }

  /** Whether each text is with the server or kept on this computer, to its last letter. Changes twice at a key. */
  get kept(): boolean {
    return this.keeping.complete;
  }

  private summarise(): Summary {
    const among = (test: (now: Work) => boolean): number[] =>
      [...this.unsent].filter((segmentId) => {
        const now = this.works.get(segmentId);
        return now !== undefined && test(now);
      });
    const conflicts = among(work.inConflict);
    const refused = among((now) => now.refusal !== null);
    const hindered = this.signedOut || this.failures > 0 || this.attempts.size > 0;
    const stuck = hindered || conflicts.length + refused.length === this.unsent.size;
    const { complete: kept, refused: unkept } = this.keeping;
    const here: Phase = kept || unkept ? "local" : "keeping";
    return {
      phase: this.unsent.size === 0 ? "saved" : stuck ? here : "saving",
      unsent: this.unsent.size,
      conflicts,
      refused,
      signedOut: this.signedOut,
      unkept,
      lastSaved: this.lastSaved,
    };
  }

  private edit(segmentId: number, step: (now: Work) => Work, pause: number): void {
    if (this.change(segmentId, step)) this.wake(segmentId, pause);
  }

  private change(segmentId: number, step: (now: Work) => Work): boolean {
    const before = this.works.get(segmentId);
    if (before === undefined) return false;
    const after = step(before);
    if (after === before) return false;
    this.set(segmentId, after);
    return true;
  }

  /** Every change of a text goes to the disk from here, before anybody hears of it. */
  private set(segmentId: number, now: Work): void {
    const before = this.works.get(segmentId);
    if (before === now) return;
    this.works.set(segmentId, now);
    if (!work.sameDraft(before, now)) this.keeping.put(segmentId, work.draftOf(now));
    if (work.isUnsent(now)) this.unsent.add(segmentId);
    else {
      this.unsent.delete(segmentId);
      this.waits.delete(segmentId);
      this.attempts.delete(segmentId);
    }
    this.report(segmentId);
  }

  private report(segmentId: number | null): void {
    this.isKnown = false;
    this.ports.changed(segmentId);
  }

  /** Ask for a request for this segment `pause` ms from now. */
  private wake(segmentId: number, pause: number): void {
    if (!this.unsent.has(segmentId)) return;
    const now = this.ports.now();
    const since = this.waits.get(segmentId)?.since ?? now;
    this.waits.set(segmentId, { since, due: Math.min(now + pause, since + LONGEST_PAUSE_MS) });
    this.pump();
  }

  /** Start every request whose time has come, and come back for the next. */
  private pump(): void {
    clearTimeout(this.timer);
    if (this.stopped || this.signedOut) return;
    const now = this.ports.now();
    let next = Infinity;
    for (const [segmentId, wait] of this.waits) {
      if (this.flying.has(segmentId)) continue;
      const due = Math.max(wait.due, this.pausedUntil);
      if (due > now) next = Math.min(next, due);
      else if (this.flying.size < this.lanes()) this.fly(segmentId);
    }
    if (next < Infinity) this.timer = setTimeout(() => this.pump(), next - now);
  }

  /** After a failure one request tries the way, not four. */
  private lanes(): number {
    return this.failures > 0 ? 1 : AT_ONCE;
  }

  private fly(segmentId: number): void {
    this.waits.delete(segmentId);
    const repeated = this.works.get(segmentId)?.sending ?? null;
    const operation = repeated ?? this.start(segmentId);
    if (operation === null) return;
    this.flying.add(segmentId);
    const kept = Promise.race([this.keeping.settled(segmentId), pause(PATIENCE_WITH_DISK_MS)]);
    void kept
      .then(() => this.request(segmentId, operation, false))
      .finally(() => {
        this.flying.delete(segmentId);
        this.pump();
      });
  }

  /** Give the edit an operation id, if it may be sent. */
  private start(segmentId: number): Operation | null {
    this.change(segmentId, (now) => work.started(now, this.ports.newId()));
    return this.works.get(segmentId)?.sending ?? null;
  }

  private async request(segmentId: number, operation: Operation, leaving: boolean): Promise<void> {
    const reply = await this.ports
      .send(segmentId, operation, leaving)
      .catch((): Reply => ({ kind: "unreachable", everywhere: true }));
    this.receive(segmentId, operation, reply);
  }

  private receive(segmentId: number, { id }: Operation, reply: Reply): void {
    const held = this.held === segmentId;
    if (reply.kind === "unreachable") return this.fail(segmentId, reply);
    if (reply.kind === "signed out") {
      this.signedOut = true;
      return this.report(null);
    }
    this.failures = 0;
    this.attempts.delete(segmentId);
    if (reply.kind === "saved") {
      this.lastSaved = this.ports.now();
      this.change(segmentId, (now) => work.acknowledged(now, id, reply.saved, held));
    } else if (reply.kind === "outrun") {
      this.change(segmentId, (now) => work.outrun(now, id, reply.current, held));
    } else {
      this.change(segmentId, (now) => work.refused(now, id, reply.reason));
    }
    this.report(null);
    const now = this.works.get(segmentId);
    if (now && work.isDue(now) && !this.waits.has(segmentId)) this.wake(segmentId, PAUSE_MS);
  }

  private fail(segmentId: number, reply: Extract<Reply, { kind: "unreachable" }>): void {
    const tries = (this.attempts.get(segmentId) ?? 0) + 1;
    this.attempts.set(segmentId, tries);
    if (reply.everywhere) {
      this.failures += 1;
      this.pausedUntil = this.ports.now() + (reply.retryAfter ?? backoff(this.failures));
    }
    this.report(null);
    const delay = reply.everywhere ? 0 : backoff(tries);
    const due = this.ports.now() + delay;
    this.waits.set(segmentId, { since: due, due });
    this.pump();
  }
}

function isSame(one: Summary, other: Summary): boolean {
  const keys = Object.keys(one) as (keyof Summary)[];
  return keys.every((key) => String(one[key]) === String(other[key])); // numbers, words, and lists of numbers
}

/** Twice as long each time, and never two browsers at the same moment. */
function backoff(failures: number): number {
  const full = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
  return full * (0.75 + Math.random() / 4);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
