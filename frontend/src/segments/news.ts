/*
 * What others do to the article, as it happens.
 *
 * Server-sent events, and asking every few seconds where they do not get
 * through. Saving does not depend on either. A hidden tab lets go of its
 * stream: a browser grants six connections to a server, and a translator has
 * more tabs than that.
 */

import { newsChanges } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import type * as api from "../api/generated/types.gen";
import type { Segment } from "../api/types";
import type { Restructured } from "./article";
import type { Present } from "./beside";

export type SegmentNews = Pick<Segment, "id" | "target" | "state" | "origin" | "version" | "changed_by" | "changed_at">;

/** `segments` is null where they are too many to be told. */
export interface StructureNews extends Pick<Restructured, "after" | "removed"> {
  readonly change_id: number;
  readonly segments: readonly Segment[] | null;
}

export interface CommentNews {
  readonly segment_id: number;
  readonly threads: number;
  readonly open: number;
}

export type SuggestionNews = Pick<CommentNews, "segment_id" | "open">;

export interface Reader {
  onSegment(news: SegmentNews): void;
  /** Segments were split, joined, added, dropped or paired anew. */
  onStructure(news: StructureNews): void;
  onComment(news: CommentNews): void;
  onSuggestion(news: SuggestionNews): void;
  /** Everybody who has the article open now. */
  onPresent(present: readonly Present[]): void;
  /** The article's front matter or the glossary is not what it was. */
  onArticle(): void;
  onGlossary(): void;
  /** Too much was missed: everything has to be loaded again. */
  onReload(): void;
  /** The server answers (again). */
  onReachable(): void;
}

type Item = Pick<api.Item, "revision" | "kind" | "body">;

/** Without a stream one asks this often. */
export const ASK_MS = 2_000;
/** A stream that says nothing is checked this often: some proxies hold events back. */
export const DOUBT_MS = 30_000;
/** And this long after it broke the stream is tried again. */
const STREAM_AGAIN_MS = 30_000;

/** Follow an article from `since` on. Returns how to stop. */
export function follow(articleId: number, since: number, reader: Reader): () => void {
  const follower = new Follower(articleId, since, reader);
  const look = (): void => (document.hidden ? follower.pause() : follower.resume());
  document.addEventListener("visibilitychange", look);
  look();
  return () => {
    document.removeEventListener("visibilitychange", look);
    follower.pause();
  };
}

class Follower {
  private stream: EventSource | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private glossary: number | null = null;
  private running = false;
  private streamAgainAt = 0;

  constructor(
    private readonly articleId: number,
    private seen: number,
    private readonly reader: Reader,
  ) {}

  resume(): void {
    if (this.running) return;
    this.running = true;
    this.listen();
  }

  pause(): void {
    this.running = false;
    clearTimeout(this.timer);
    this.stream?.close();
    this.stream = null;
  }

  private listen(): void {
    const stream = new EventSource(`/api/v1/articles/${this.articleId}/events?since=${this.seen}`);
    this.stream = stream;
    for (const kind of ["segment", "structure", "comment", "suggestion", "article", "glossary", "presence", "reload"]) {
      stream.addEventListener(kind, (event) => this.receive(kind, event as MessageEvent<string>));
    }
    stream.addEventListener("open", () => this.reader.onReachable());
    stream.addEventListener("error", () => {
      if (stream.readyState !== EventSource.CLOSED || this.stream !== stream) return;
      this.stream = null;
      this.streamAgainAt = Date.now() + STREAM_AGAIN_MS;
      this.askIn(0);
    });
    this.askIn(DOUBT_MS);
  }

  private receive(kind: string, event: MessageEvent<string>): void {
    if (kind === "glossary") return this.reader.onGlossary();
    if (kind === "presence") return this.reader.onPresent(JSON.parse(event.data) as Present[]);
    const item = JSON.parse(event.data) as Item;
    if (kind === "reload") {
      this.seen = item.revision;
      return this.reader.onReload();
    }
    this.take({ ...item, kind });
    this.askIn(DOUBT_MS);
  }

  private take(item: Item): void {
    if (item.revision <= this.seen) return;
    this.seen = item.revision;
    if (item.kind === "segment") this.reader.onSegment(item.body as unknown as SegmentNews);
    else if (item.kind === "structure") this.reader.onStructure(item.body as unknown as StructureNews);
    else if (item.kind === "comment") this.reader.onComment(item.body as unknown as CommentNews);
    else if (item.kind === "suggestion") this.reader.onSuggestion(item.body as unknown as SuggestionNews);
    else if (item.kind === "article") this.reader.onArticle();
  }

  private askIn(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.ask(), ms);
  }

  private async ask(): Promise<void> {
    const missed = await this.changes();
    if (!this.running) return;
    if (missed !== null) {
      if (!missed.complete) {
        this.seen = missed.revision;
        this.reader.onReload();
      }
      for (const item of missed.events) this.take(item);
      this.reader.onPresent(missed.present);
      this.compareGlossary(missed.glossary_revision);
      if (this.stream === null) this.reader.onReachable();
    }
    if (this.stream === null && Date.now() >= this.streamAgainAt) return this.listen();
    const more = missed !== null && missed.events.length > 0 && this.seen < missed.revision;
    this.askIn(more ? 0 : this.stream === null ? ASK_MS : DOUBT_MS);
  }

  private async changes(): Promise<api.ArticleChanges | null> {
    try {
      return await newsChanges({ path: { article_id: this.articleId }, query: { since: this.seen } });
    } catch (error) {
      if (isProblem(error, 401, 404)) this.pause(); // signed out, or no longer a member: no use in asking on
      return null; // else asked again soon; what cannot be reached the status line says
    }
  }

  private compareGlossary(revision: number): void {
    if (this.glossary !== null && revision !== this.glossary) this.reader.onGlossary();
    this.glossary = revision;
  }
}
