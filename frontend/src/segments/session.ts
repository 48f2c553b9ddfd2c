/* An article from the moment its page is opened until its last edit is saved. */

import type { EditorState } from "@codemirror/state";
import { articlesSegments, segmentsView, sessionWhoAmI } from "../api/generated/sdk.gen";
import type { Match, SegmentsPage } from "../api/types";
import { OpenArticle } from "./article";
import type { Brackets } from "./insertion";
import { follow } from "./news";
import type { Replacement } from "./replace";
import { Drafts } from "./saving/drafts";
import { newId } from "./saving/ids";
import { livingTabs, tabName } from "./saving/tabs";
import { putSegment, savedOf } from "./saving/wire";
import type { Target } from "./targetView";
import { WordBook } from "./words";

/** Enough for every row in sight; small, so that one can begin at once. */
const FIRST_PAGE = 40;
const PAGE = 2_000;
const RELOAD_AFTER_MS = 1_500;
const TRY_AGAIN_MS = 3_000;

export class Session {
  readonly article: OpenArticle;
  readonly words = new WordBook();
  /** CodeMirror's states of the rows that were edited, so that undo outlives leaving a row. */
  readonly editorStates = new Map<number, EditorState>();
  /** Why the first page could not be loaded. */
  failure: unknown = null;
  /** Article → how many drafts of it wait on this computer. */
  elsewhere: ReadonlyMap<number, number> = new Map();
  /** What was replaced last, for as long as it can be taken back. */
  replaced: readonly Replacement[] = [];
  /** Around a gloss, as the project's house style has it. */
  brackets: Brackets = "round";
  /** What the memory offers for the open row. */
  offered: { readonly segmentId: number; readonly matches: readonly Match[] } = { segmentId: 0, matches: [] };
  /** The editor of the open row, while there is one. */
  target: Target | null = null;
  private onArticleNews: () => void = () => {};
  private users = 0;
  private loading = false;
  private open = false;
  private gone = new AbortController();
  private stopNews: () => void = () => {};
  private reloading: ReturnType<typeof setTimeout> | undefined;
  private readonly drafts: Drafts;

  constructor(
    readonly articleId: number,
    readonly personId: number,
  ) {
    const drafts = new Drafts(tabName(), personId);
    this.drafts = drafts;
    this.article = new OpenArticle({
      send: putSegment,
      keep: (segment, draft) => (draft ? drafts.keep(articleId, segment, draft) : drafts.forget(segment)),
      newId,
      now: () => Date.now(),
    });
  }

  /** From now on glosses have these brackets. */
  gloss(brackets: Brackets): void {
    this.brackets = brackets;
  }

  /** The number keys insert these into this row. */
  offer(segmentId: number, matches: readonly Match[]): void {
    this.offered = { segmentId, matches };
  }

  get inUse(): boolean {
    return this.users > 0;
  }

  enter(onArticleNews: () => void): void {
    this.users += 1;
    this.onArticleNews = onArticleNews;
    if (this.open) return;
    this.open = true;
    this.gone = new AbortController();
    const { signal } = this.gone;
    const { saver } = this.article;
    window.addEventListener("online", () => saver.tryNow(), { signal });
    window.addEventListener("pagehide", () => saver.leave(), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && saver.tryNow(), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && saver.flushAll(), { signal });
    window.addEventListener("focus", () => void this.lookForSignIn(), { signal });
    window.addEventListener("beforeunload", (event) => this.mayLeave() || event.preventDefault(), { signal });
    void this.load();
  }

  /** The page is left; what is unsent goes on being sent. React may leave and enter in one breath. */
  exit(): void {
    this.users -= 1;
    if (this.users === 0) setTimeout(() => this.users === 0 && this.close());
  }

  private close(): void {
    this.open = false;
    this.stopNews();
    clearTimeout(this.reloading);
    this.article.saver.hold(null);
    this.article.saver.flushAll();
    this.settleWhenSaved();
  }

  get hasUnsent(): boolean {
    return this.article.saver.summary().unsent > 0;
  }

  /** The person is signed in again, here or in another tab. */
  signedIn(): void {
    this.article.saver.signedIn();
    this.listen();
  }

  /** Try the first page again after a failure. */
  retry(): void {
    this.failure = null;
    this.article.announce();
    void this.load();
  }

  attach(target: Target | null): void {
    this.target = target;
  }

  async refreshTerms(segmentId: number): Promise<void> {
    const segment = await segmentsView({ path: { segment_id: segmentId } });
    this.article.refresh(segment, segment.concepts as SegmentsPage["concepts"]);
  }

  /**
   * What was typed a moment ago is sent on leaving; only what the server could
   * not be given is worth a question, although it is kept on this computer.
   */
  private mayLeave(): boolean {
    const { phase, unkept } = this.article.saver.summary();
    this.article.saver.leave();
    return phase === "saved" || (phase === "saving" && !unkept);
  }

  /** Somebody without a password signs in by a link, in another tab. */
  private async lookForSignIn(): Promise<void> {
    if (!this.article.saver.summary().signedOut) return;
    const me = await sessionWhoAmI().catch(() => null);
    if (me?.id === this.personId) this.signedIn();
  }

  private settleWhenSaved(): void {
    const done = (): boolean => {
      if (this.users > 0) return true;
      if (this.hasUnsent) return false;
      this.gone.abort();
      this.article.saver.stop();
      sessions.delete(keyOf(this.articleId, this.personId));
      return true;
    };
    if (done()) return;
    const stop = this.article.subscribe("summary", () => done() && stop());
  }

  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    try {
      if (this.article.all.length === 0) {
        const [page] = await Promise.all([this.page(null, FIRST_PAGE), this.findDrafts()]);
        this.article.add(page);
        this.listen();
        await this.loadFrom(page.next);
      } else {
        this.listen();
        if (!this.article.complete) this.reload();
      }
    } catch (error) {
      this.failure = error;
      this.article.announce();
    } finally {
      this.loading = false;
    }
  }

  /** The rest, page by page; an article half loaded is tried again until it is whole. */
  private async loadFrom(start: string | null): Promise<void> {
    for (let next = start; next !== null && this.inUse; ) {
      try {
        const page = await this.page(next, PAGE);
        this.article.add(page);
        next = page.next;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
      }
    }
  }

  private page(after: string | null, limit: number): Promise<SegmentsPage> {
    const query = after === null ? { limit } : { after, limit };
    return articlesSegments({ path: { article_id: this.articleId }, query }) as Promise<SegmentsPage>;
  }

  /** Drafts are a gift of the past; an article opens without them where the browser keeps none. */
  private async findDrafts(): Promise<void> {
    try {
      const living = await livingTabs();
      const found = await this.drafts.adopt(this.articleId, living);
      this.article.expect(new Map(found.map(({ segment, draft }) => [segment, draft])));
      this.elsewhere = await this.drafts.elsewhere(this.articleId, living);
    } catch {
      this.elsewhere = new Map();
    }
  }

  private listen(): void {
    if (!this.inUse) return;
    this.stopNews();
    this.stopNews = follow(this.articleId, this.article.revision, {
      onSegment: (news) => this.article.hear(news.id, savedOf(news)),
      onArticle: () => this.onArticleNews(),
      onGlossary: () => this.reload(),
      onReload: () => this.reload(),
      onReachable: () => this.article.saver.reachable(),
    });
  }

  /** Load everything again behind the rows, once for a burst of news. */
  private reload(): void {
    clearTimeout(this.reloading);
    this.reloading = setTimeout(() => {
      void this.page(null, PAGE)
        .then((page) => {
          this.article.add(page);
          return this.loadFrom(page.next);
        })
        .catch(() => {}); // the next news or the next visit loads it
    }, RELOAD_AFTER_MS);
  }
}

const sessions = new Map<string, Session>();

function keyOf(articleId: number, personId: number): string {
  return `${personId}/${articleId}`;
}

/** The session of an article; one that still has something to save is found again. */
export function sessionOf(articleId: number, personId: number): Session {
  const key = keyOf(articleId, personId);
  const known = sessions.get(key);
  if (known) return known;
  const session = new Session(articleId, personId);
  sessions.set(key, session);
  return session;
}
