/*
 * What is kept on this computer, and what is only on its way there.
 *
 * A disk answers after a moment, on a loaded machine after a long one. Until
 * it has answered for the newest text of a segment nobody may be told that this
 * text is kept, even if the text one letter shorter is.
 */

import type { Draft } from "./work";

/** Keeps the draft on this computer, or forgets it (null). Rejects when the computer cannot. */
export type Keep = (segmentId: number, draft: Draft | null) => Promise<void>;

interface Way {
  readonly draft: Draft | null;
  readonly arrived: Promise<void>;
}

export class Keeping {
  /** The newest draft of each segment that the disk has not answered for. */
  private readonly ways = new Map<number, Way>();
  /** Drafts that this computer would not take. */
  private readonly failed = new Map<number, Draft>();

  constructor(
    private readonly keep: Keep,
    private readonly changed: () => void,
  ) {}

  /** Whether this computer has every draft as it is at this moment. */
  get complete(): boolean {
    return this.ways.size === 0 && this.failed.size === 0;
  }

  /** Whether this computer refuses drafts: a private window, or a full disk. */
  get refused(): boolean {
    return this.failed.size > 0;
  }

  /** Give a draft to the disk, in the very task in which it came to be. */
  put(segmentId: number, draft: Draft | null): void {
    const arrived = this.keep(segmentId, draft).then(
      () => this.arrive(segmentId, way, true),
      () => this.arrive(segmentId, way, false),
    );
    const way: Way = { draft, arrived };
    this.ways.set(segmentId, way);
  }

  /** Resolves when the disk has answered for the newest draft; one that it refused is given to it again. */
  async settled(segmentId: number): Promise<void> {
    const refused = this.failed.get(segmentId);
    if (refused !== undefined && !this.ways.has(segmentId)) this.put(segmentId, refused);
    await this.ways.get(segmentId)?.arrived;
  }

  private arrive(segmentId: number, way: Way, taken: boolean): void {
    if (this.ways.get(segmentId) !== way) return; // a newer text is on its way
    this.ways.delete(segmentId);
    if (taken || way.draft === null) this.failed.delete(segmentId);
    else this.failed.set(segmentId, way.draft);
    this.changed();
  }
}
