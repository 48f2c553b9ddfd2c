/* An article from the moment its page is opened until its last edit is saved. */

import { articlesSegments, commentsCommented, segmentsView, sessionWhoAmI, suggestionsSuggested } from "../api/generated/sdk.gen";
import type { Match, SegmentsPage } from "../api/types";
import { OpenArticle, type Restructured } from "./article";
import { Besides } from "./beside";
import { FindingMarks } from "./findingMarks";
import { firstPage } from "./firstPage";
import type { Brackets, GlossPolicy } from "./insertion";
import { follow, type StructureNews } from "./news";
import { Here } from "./presence/here";
import type { Replacement } from "./replace";
import { Drafts } from "./saving/drafts";
import { newId } from "../api/ids";
import { livingTabs, tabName } from "./saving/tabs";
import { putSegment, savedOf } from "./saving/wire";
import { isUnsent } from "./saving/work";
import type { Target } from "./targetView";
import { WordBook } from "./words";

const PAGE = 2_000;
const RELOAD_AFTER_MS = 1_500;
const TRY_AGAIN_MS = 3_000;
/** What waits for a row to be saved gives up after this. */
const SAVED_WITHIN_MS = 5_000;

interface LeftRow {
  readonly text: string;
  readonly state: unknown;
}

export class Session {
  readonly article: OpenArticle;
  readonly words = new WordBook();
  readonly marks = new FindingMarks();
  /** The versions of the segments whose findings were asked for. */
  readonly checked = new Map<number, number>();
  readonly beside: Besides;
  readonly here: Here;
  /** The rows that were edited and left, as CodeMirror writes its states down: undo outlives leaving a row. */
  readonly leftRows = new Map<number, LeftRow>();
  /** Why the first page could not be loaded. */
  failure: unknown = null;
  /** Article → how many drafts of it wait on this computer. */
  elsewhere: ReadonlyMap<number, number> = new Map();
  /** What was replaced last, for as long as it can be taken back. */
  replaced: readonly Replacement[] = [];
  /** Around a gloss, as the project's house style has it. */
  brackets: Brackets = "round";
  /** When the house glosses; before its style is here nothing is glossed unasked. */
  glosses: GlossPolicy = "never";
  /** What the memory offers for the open row. */
  offered: { readonly segmentId: number; readonly matches: readonly Match[] } = { segmentId: 0, matches: [] };
  /** The editor of the open row, while there is one. */
  target: Target | null = null;
  /** While a change of structure is on its way: the rows that take no letters. */
  locked: ReadonlySet<number> | null = null;
  /** Changes of structure that the rows contain. */
  private readonly changes = new Set<number>();
  private newestChange = 0;
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
    this.beside = new Besides(tabName());
    this.here = new Here(articleId, tabName());
    this.article = new OpenArticle({
      send: putSegment,
      keep: (segment, draft) => (draft ? drafts.keep(articleId, segment, draft) : drafts.forget(segment)),
      newId,
      now: () => Date.now(),
    });
  }

  /** From now on glosses have these brackets, and stand where this policy asks for them. */
  gloss(brackets: Brackets, policy: GlossPolicy): void {
    this.brackets = brackets;
    this.glosses = policy;
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
    window.addEventListener("pagehide", () => (saver.leave(), this.here.stop()), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && (saver.tryNow(), this.here.start()), { signal });
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
    this.here.stop();
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

  /** Put a change of structure in place, made here (`own`) or told by the news; null where it is too large to be told. */
  restructure(changeId: number, told: Restructured | null, own: boolean): void {
    if (this.changes.has(changeId)) return;
    this.changes.add(changeId);
    // One that was missed before a newer one cannot be put in place by itself.
    const late = changeId < this.newestChange;
    this.newestChange = Math.max(this.newestChange, changeId);
    if (late || told === null || !this.article.restructure(told, own)) this.reload();
  }

  private hearStructure({ change_id: changeId, segments, after, removed }: StructureNews): void {
    this.restructure(changeId, segments && { after, segments, removed }, false);
  }

  /** Resolves when the server has these rows as they are here; false where it does not get them soon. */
  async whenSaved(segmentIds: readonly number[]): Promise<boolean> {
    const { saver } = this.article;
    const saved = (): boolean =>
      segmentIds.every((segmentId) => {
        const work = saver.get(segmentId);
        return work === undefined || (!isUnsent(work) && work.others === null);
      });
    for (const segmentId of segmentIds) saver.flush(segmentId);
    if (saved()) return true;
    return new Promise((resolve) => {
      const end = (answer: boolean): void => {
        clearTimeout(timer);
        stop();
        resolve(answer);
      };
      const timer = setTimeout(() => end(false), SAVED_WITHIN_MS);
      const stop = this.article.subscribe("summary", () => saved() && end(true));
    });
  }

  attach(target: Target | null): void {
    this.target = target;
  }

  /** A text that was put in place here, though not by typing: it is shown in the open row too. */
  async adopt(segmentId: number): Promise<void> {
    this.article.saver.take(segmentId, savedOf(await segmentsView({ path: { segment_id: segmentId } })));
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
        const [page] = await Promise.all([firstPage(this.articleId), this.findDrafts()]);
        this.article.add(page);
        this.listen();
        void this.lookBeside().catch(() => {}); // the rows are worth more than what stands beside them
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
    this.here.start();
    this.stopNews();
    this.stopNews = follow(this.articleId, this.article.revision, {
      onSegment: (news) => this.article.hear(news.id, savedOf(news)),
      onStructure: (news) => this.hearStructure(news),
      onComment: ({ segment_id: segmentId, threads, open }) => this.beside.commented(segmentId, threads, open),
      onSuggestion: ({ segment_id: segmentId, open }) => this.beside.suggested(segmentId, open),
      onPresent: (present) => this.beside.meet(present),
      onArticle: () => this.onArticleNews(),
      onGlossary: () => this.reload(),
      onReload: () => this.reload(),
      onReachable: () => this.article.saver.reachable(),
    });
  }

  /** Load everything again behind the rows, once for a burst of news. */
  private reload(): void {
    clearTimeout(this.reloading);
    this.reloading = setTimeout(() => void this.loadAgain().catch(() => {}), RELOAD_AFTER_MS); // the next news or the next visit loads it
  }

  /** The rows may have other neighbours by now, so they are put in place all at once. */
  private async loadAgain(): Promise<void> {
    const before = this.newestChange;
    const pages = [await this.page(null, PAGE)];
    for (let next = pages[0]?.next ?? null; next !== null && this.inUse; ) {
      const page = await this.page(next, PAGE);
      pages.push(page);
      next = page.next;
    }
    if (!this.inUse) return;
    if (this.newestChange !== before) this.reload();
    else this.article.replaceAll(pages);
  }

  /** Which rows have comments and suggestions; the news tell of changes. */
  private async lookBeside(): Promise<void> {
    const path = { article_id: this.articleId };
    const [comments, suggestions] = await Promise.all([commentsCommented({ path }), suggestionsSuggested({ path })]);
    for (const { segment_id: segmentId, threads, open } of comments) this.beside.commented(segmentId, threads, open);
    for (const { segment_id: segmentId, open } of suggestions) this.beside.suggested(segmentId, open);
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
