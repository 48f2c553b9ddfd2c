/*
 * Tells the server which row this tab has open, by plain requests: soon after
 * it changes, and now and then so as not to be forgotten. Nothing waits for the
 * answer, and nothing is said when there is none.
 */

import { presenceTell } from "../../api/generated/sdk.gen";

/** Somebody who goes through the rows is not followed into each. */
const SETTLED_MS = 400;
/** The server forgets after 30 s. */
const AGAIN_MS = 10_000;

export class Here {
  private segmentId: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;

  constructor(
    private readonly articleId: number,
    private readonly tab: string,
  ) {}

  start(): void {
    this.running = true;
    this.soon(SETTLED_MS);
  }

  open(segmentId: number | null): void {
    if (segmentId === this.segmentId) return;
    this.segmentId = segmentId;
    if (this.running) this.soon(SETTLED_MS);
  }

  /** The page is left: nobody is to be shown here any more. */
  stop(): void {
    if (!this.running) return;
    this.running = false;
    clearTimeout(this.timer);
    void this.tell(true);
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      void this.tell(false);
      this.soon(AGAIN_MS);
    }, ms);
  }

  private async tell(leaving: boolean): Promise<void> {
    if (!leaving && document.hidden) return; // a hidden tab is nobody's to wait for
    const body = { tab: this.tab, segment_id: this.segmentId, leaving };
    await presenceTell({ path: { article_id: this.articleId }, body, keepalive: leaving }).catch(() => {});
  }
}
