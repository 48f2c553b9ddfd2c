/*
 * A review as the page works on it: the pairs, which of them is open, and the changes on their way.
 * Changes are made by the server, one after the other, each on the version that the one before left.
 * A change stays in the queue until it is acknowledged; it carries a name, so that one whose answer was
 * lost is known again and not made twice.
 */
import { ifMatch } from "../api/client";
import { pairingsChange, pairingsPairing, pairingsPairs, pairingsRedo, pairingsUndo } from "../api/generated/sdk.gen";
import { isProblem, Unreachable } from "../api/http";
import { newId } from "../api/ids";
import type { Progress } from "../api/lines";
import { align } from "./aligning";
import { begin, isPossible, type Cut } from "./cutting";
import { changed, nextOf, placeOf, type Done, type Pair, type Pairing, type SideName, type Sought, type Wanted } from "./pairs";

export interface View {
  readonly info: Pairing;
  readonly pairs: readonly Pair[];
  readonly complete: boolean;
  /** The open pair, and the other end of what is chosen with it. */
  readonly active: number;
  readonly anchor: number;
  readonly side: SideName;
  readonly cut: Cut | null;
  /** The pair whose English is on its way elsewhere. */
  readonly lifted: number | null;
  readonly aligning: Progress | null;
  readonly saving: "saved" | "saving" | "unreachable";
  readonly failure: unknown;
}

/** What the page says in passing: a sentence of its own, or the server's. */
export type Remark = { kind: "elsewhere" | "cancelled" } | { kind: "refused"; sentence: string };

type Send = (operation: string) => Promise<Done>;

const PAGE = 1_000;
const FIRST_WAIT = 1_000;
const LONGEST_WAIT = 15_000;

export class Review {
  view: View;
  private readonly listeners = new Set<() => void>();
  private queue: Promise<void> = Promise.resolve();
  private waiting = 0;
  private loads = 0;
  private giveUp: AbortController | null = null;

  constructor(
    info: Pairing,
    private readonly remark: (remark: Remark) => void,
    private readonly wait: (ms: number) => Promise<void> = (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  ) {
    this.view = { info, pairs: [], complete: false, active: 0, anchor: 0, side: "target", cut: null, lifted: null, aligning: null, saving: "saved", failure: null };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): View => this.view;

  get unsaved(): boolean {
    return this.waiting > 0;
  }

  private set(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }

  /** Read everything, page by page; the first pairs are shown while the others come. */
  async load(): Promise<void> {
    this.loads += 1;
    const load = this.loads;
    const path = { pairing_id: this.view.info.id };
    try {
      for (;;) {
        // oxlint-disable no-await-in-loop -- each page leads to the next
        const info = await pairingsPairing({ path });
        let pairs: Pair[] = [];
        let after: number | null = null;
        do {
          const page: Awaited<ReturnType<typeof pairingsPairs>> = await pairingsPairs({ path, query: { limit: PAGE, ...(after === null ? {} : { after }) } });
          if (load !== this.loads) return;
          if (page.version !== info.version) break;
          pairs = [...pairs, ...page.pairs];
          after = page.next;
          this.set({ info, failure: null, ...this.found(pairs), complete: after === null });
        } while (after !== null);
        if (this.view.complete) return;
        // oxlint-enable no-await-in-loop
      }
    } catch (failure) {
      if (load === this.loads) this.set({ failure });
    }
  }

  /** Another window may have changed the pairs while this one was out of sight. */
  async look(): Promise<void> {
    if (this.unsaved || this.view.aligning || !this.view.complete) return;
    try {
      const info = await pairingsPairing({ path: { pairing_id: this.view.info.id } });
      if (!this.unsaved && info.version !== this.view.info.version) {
        this.remark({ kind: "elsewhere" });
        await this.load();
      }
    } catch {
      // The next change says what is wrong.
    }
  }

  /** The same with other pairs: what was open stays open, or what stands in its place now. */
  private found(pairs: readonly Pair[]): Partial<View> {
    const { active, anchor, lifted } = this.view;
    const near = (id: number): number => (placeOf(pairs, id) >= 0 ? id : (pairs.findLast((pair) => pair.id <= id)?.id ?? pairs[0]?.id ?? 0));
    return { pairs, active: near(active), anchor: near(placeOf(pairs, anchor) >= 0 ? anchor : active), lifted: lifted !== null && placeOf(pairs, lifted) >= 0 ? lifted : null, cut: null };
  }

  get place(): number {
    return placeOf(this.view.pairs, this.view.active);
  }

  get pair(): Pair | undefined {
    return this.view.pairs[this.place];
  }

  /** First and last place of what is chosen. */
  get chosen(): [number, number] {
    const [one, other] = [this.place, placeOf(this.view.pairs, this.view.anchor)];
    return [Math.min(one, other), Math.max(one, other)];
  }

  /** Open a pair; `extend` keeps the other end of what is chosen. */
  goTo(place: number, extend = false, side?: SideName): void {
    const { pairs } = this.view;
    const pair = pairs[Math.max(0, Math.min(place, pairs.length - 1))];
    if (!pair) return;
    this.set({ active: pair.id, ...(extend ? {} : { anchor: pair.id }), ...(side ? { side } : {}), ...(this.view.cut && this.view.cut.pair !== pair.id ? { cut: null } : {}) });
  }

  choose(side: SideName): void {
    this.set({ side });
  }

  /** Go to the next pair that is doubtful, or has one side only; false if there is none. */
  goToNext(sought: Sought, forward: boolean): boolean {
    const place = nextOf(this.view.pairs, sought, this.place, forward);
    if (place < 0) return false;
    this.goTo(place);
    return true;
  }

  setCut(cut: Cut | null): void {
    this.set({ cut, ...(cut ? { side: cut.side } : {}) });
  }

  beginCut(): void {
    const { pair } = this;
    if (pair) this.setCut(begin(pair));
  }

  makeCut(): void {
    const { cut } = this.view;
    const pair = cut && this.view.pairs[placeOf(this.view.pairs, cut.pair)];
    if (!cut || !pair || !isPossible(cut, pair)) return;
    this.setCut(null);
    this.ask(() => ({ kind: "cut", pair: cut.pair, source_at: cut.source, target_at: cut.target }));
  }

  lift(pair: number | null): void {
    this.set({ lifted: pair });
  }

  /** Ask for a change of what is open when its turn has come; after it the pair that `then` names is open. */
  ask(wanted: () => Wanted | null, then: (done: Done) => number | undefined = ({ pairs }) => pairs[0]?.id): void {
    this.enqueue(() => {
      const change = wanted();
      if (!change) return null;
      return (operation) => pairingsChange({ path: { pairing_id: this.view.info.id }, headers: ifMatch(this.view.info.version), body: { ...change, operation } });
    }, then);
  }

  undo(): void {
    this.enqueue(() => (this.view.info.undo ? (operation) => pairingsUndo(this.step(operation)) : null), firstOf);
  }

  redo(): void {
    this.enqueue(() => (this.view.info.redo ? (operation) => pairingsRedo(this.step(operation)) : null), firstOf);
  }

  private step(operation: string) {
    return { path: { pairing_id: this.view.info.id }, headers: ifMatch(this.view.info.version), body: { operation } };
  }

  private enqueue(next: () => Send | null, then: (done: Done) => number | undefined): void {
    this.waiting += 1;
    this.queue = this.queue.then(async () => {
      try {
        const send = next();
        if (send) await this.send(send, then);
      } finally {
        this.waiting -= 1;
        if (this.waiting === 0) this.set({ saving: "saved" });
      }
    });
  }

  private async send(send: Send, then: (done: Done) => number | undefined): Promise<void> {
    const operation = newId();
    this.set({ saving: "saving" });
    for (let pause = FIRST_WAIT; ; pause = Math.min(2 * pause, LONGEST_WAIT)) {
      // oxlint-disable no-await-in-loop -- the same change is sent until there is an answer
      try {
        this.apply(await send(operation), then);
        return;
      } catch (error) {
        if (error instanceof Unreachable || isProblem(error, 429, 502, 503, 504)) {
          this.set({ saving: "unreachable" });
          await this.wait(pause);
          continue;
        }
        await this.refused(error, operation);
        return;
      }
      // oxlint-enable no-await-in-loop
    }
  }

  private apply(done: Done, then: (done: Done) => number | undefined): void {
    const pairs = changed(this.view.pairs, done.removed, done.pairs);
    const open = then(done);
    if (open !== undefined) this.view = { ...this.view, active: open, anchor: open };
    // What the first alignment finds is all there is.
    const complete = this.view.complete || !this.view.info.aligned;
    this.set({ info: done.pairing, ...this.found(pairs), complete, saving: "saving" });
  }

  private async refused(error: unknown, operation: string): Promise<void> {
    if (isProblem(error, 412)) {
      const current = error.details["current"] as { operation?: string | null } | undefined;
      // Our own change, whose answer was lost, is no news.
      if (current?.operation !== operation) this.remark({ kind: "elsewhere" });
      await this.load();
    } else if (isProblem(error)) {
      this.remark({ kind: "refused", sentence: error.message });
      if (isProblem(error, 404, 409)) await this.load();
    } else {
      this.set({ failure: error });
    }
  }

  /** Align what is not pinned: around the open pair, or everywhere. */
  align(around: boolean): void {
    this.enqueue(() => {
      const giveUp = new AbortController();
      this.giveUp = giveUp;
      const pair = around ? { pair: this.view.active } : {};
      this.set({ aligning: { done: 0, of: 0 }, cut: null });
      return async (operation) => {
        try {
          return await align(this.view.info.id, this.view.info.version, { operation, ...pair }, (aligning) => this.set({ aligning }), giveUp.signal);
        } catch (error) {
          if (giveUp.signal.aborted) {
            this.remark({ kind: "cancelled" });
            // What was being stored in that very moment counts.
            await this.load();
            return { pairing: this.view.info, removed: [], pairs: [] };
          }
          throw error;
        } finally {
          this.giveUp = null;
          this.set({ aligning: null });
        }
      };
    }, () => undefined);
  }

  cancel(): void {
    this.giveUp?.abort();
  }
}

const firstOf = (done: Done): number | undefined => done.pairs[0]?.id;
