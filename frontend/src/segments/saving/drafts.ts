/*
 * Edits kept on this computer until the server has them.
 *
 * IndexedDB, since a killed browser loses nothing from it and most of
 * localStorage (measured: 58–100 % of the last writes). Each tab keeps its own
 * drafts; a tab that opens an article takes over those of tabs that are gone.
 */

import type { Draft } from "./work";

const DATABASE = "duizhao";
const STORE = "drafts";
const BY_ARTICLE = "by-article";

export interface KeptDraft {
  /** `tab/segment`: a person with two tabs in one segment has two drafts. */
  readonly key: string;
  readonly tab: string;
  readonly person: number;
  readonly article: number;
  readonly segment: number;
  readonly at: number;
  readonly draft: Draft;
}

/** One tab's drafts of one person. */
export class Drafts {
  private opening: Promise<IDBDatabase> | null = null;

  constructor(
    readonly tab: string,
    private readonly person: number,
  ) {}

  async keep(article: number, segment: number, draft: Draft): Promise<void> {
    const { tab, person } = this;
    const kept: KeptDraft = { key: keyOf(tab, segment), tab, person, article, segment, at: Date.now(), draft };
    await this.write((store) => store.put(kept));
  }

  async forget(segment: number): Promise<void> {
    await this.write((store) => store.delete(keyOf(this.tab, segment)));
  }

  /** What tabs that are gone have left of this article, oldest first. Those drafts are this tab's now. */
  async adopt(article: number, living: ReadonlySet<string>): Promise<KeptDraft[]> {
    const orphans = (await this.ofArticle(article)).filter(({ tab }) => tab === this.tab || !living.has(tab));
    const newestFirst = orphans.sort((a, b) => b.at - a.at);
    const mine = [...new Map(newestFirst.map((kept) => [kept.segment, kept])).values()]; // the oldest stays
    await this.write((store) => {
      for (const kept of mine) {
        if (kept.tab === this.tab) continue;
        store.put({ ...kept, tab: this.tab, key: keyOf(this.tab, kept.segment) });
        store.delete(kept.key);
      }
    });
    return mine;
  }

  /** How many unsent drafts of gone tabs lie in which other articles. */
  async elsewhere(article: number, living: ReadonlySet<string>): Promise<Map<number, number>> {
    const all = await this.read<KeptDraft[]>((store) => store.getAll());
    const counts = new Map<number, number>();
    for (const kept of all) {
      if (kept.person !== this.person || kept.article === article || living.has(kept.tab)) continue;
      counts.set(kept.article, (counts.get(kept.article) ?? 0) + 1);
    }
    return counts;
  }

  private ofArticle(article: number): Promise<KeptDraft[]> {
    return this.read((store) => store.index(BY_ARTICLE).getAll([this.person, article]));
  }

  private async read<Found>(ask: (store: IDBObjectStore) => IDBRequest<Found>): Promise<Found> {
    const database = await this.open();
    return done(ask(database.transaction(STORE, "readonly").objectStore(STORE)));
  }

  private async write(change: (store: IDBObjectStore) => unknown): Promise<void> {
    const database = await this.open();
    const transaction = database.transaction(STORE, "readwrite");
    change(transaction.objectStore(STORE));
    // Not left to the end of the requests, which a tab that dies now would not live to hear of.
    transaction.commit();
    await new Promise<void>((resolve, reject) => {
      transaction.addEventListener("complete", () => resolve());
      transaction.addEventListener("abort", () => reject(transaction.error ?? new DOMException("aborted", "AbortError")));
    });
  }

  private open(): Promise<IDBDatabase> {
    this.opening ??= openDatabase(() => (this.opening = null)).catch((error: unknown) => {
      this.opening = null;
      throw error;
    });
    return this.opening;
  }
}

function keyOf(tab: string, segment: number): string {
  return `${tab}/${segment}`;
}

function openDatabase(closed: () => void): Promise<IDBDatabase> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.addEventListener("upgradeneeded", () => {
    const store = opening.result.createObjectStore(STORE, { keyPath: "key" });
    store.createIndex(BY_ARTICLE, ["person", "article"]);
  });
  return done(opening).then((database) => {
    database.addEventListener("close", closed); // the browser may close it under us, when the disk is cleared
    database.addEventListener("versionchange", () => {
      database.close();
      closed();
    });
    return database;
  });
}

function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new DOMException("failed", "UnknownError")));
  });
}
