import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Segment } from "../api/types";
import { Drafts } from "./saving/drafts";
import { shown } from "./saving/work";
import { Session } from "./session";

class SilentStream extends EventTarget {
  static readonly CLOSED = 2;
  readyState = 1;
  close(): void {
    this.readyState = SilentStream.CLOSED;
  }
}

interface Put {
  id: number;
  operation: string;
  target: string;
  base: string | null;
}

/** A server in a few lines: versions, operations, and replies that can get lost. */
class FakeServer {
  readonly rows = new Map<number, { target: string; state: string; version: number }>();
  readonly applied = new Map<string, unknown>();
  readonly puts: Put[] = [];
  readonly limits: number[] = [];
  loseReplies = 0;
  down = false;

  constructor(count: number) {
    for (let id = 1; id <= count; id += 1) this.rows.set(id, { target: "", state: "untranslated", version: 1 });
  }

  readonly fetch = async (request: Request): Promise<Response> => {
    if (this.down) throw new TypeError("Failed to fetch");
    const url = new URL(request.url);
    if (url.pathname.endsWith("/presence")) return new Response(null, { status: 204 });
    if (/[/](?:comments|suggestions)$/.test(url.pathname)) return Response.json([]);
    if (request.method === "PUT") return this.put(request, Number(url.pathname.split("/").at(-1)));
    if (url.pathname.endsWith("/segments")) return Response.json(this.page(url));
    return Response.json({ revision: 1, complete: true, events: [], glossary_revision: 1, present: [] });
  };

  private page(url: URL): unknown {
    const from = Number(url.searchParams.get("after") ?? 0);
    const limit = Number(url.searchParams.get("limit"));
    this.limits.push(limit);
    const ids = [...this.rows.keys()].slice(from, from + limit);
    const next = from + limit < this.rows.size ? String(from + limit) : null;
    return { article_revision: 1, segments: ids.map((id) => this.segment(id)), next, concepts: {} };
  }

  private segment(id: number): Segment {
    const { target, state, version } = this.rows.get(id)!;
    return {
      id, article_id: 9, number: id, paragraph_id: id, kind: "paragraph", level: 0, label: "", first_in_paragraph: true, source: "国家队",
      target, state: state as Segment["state"], origin: "typed", version, changed_by: "Li", changed_at: "2026-11-23T10:00:00Z", terms: [],
    };
  }

  private async put(request: Request, id: number): Promise<Response> {
    const { operation, target, state } = (await request.json()) as { operation: string; target: string; state: string };
    const base = request.headers.get("If-Match");
    this.puts.push({ id, operation, target, base });
    const row = this.rows.get(id)!;
    if (!this.applied.has(operation)) {
      if (base !== `"${row.version}"`) return Response.json({ status: 412, current: this.segment(id) }, { status: 412 });
      this.rows.set(id, { target, state, version: row.version + 1 });
      this.applied.set(operation, this.segment(id));
    }
    if (this.loseReplies > 0) {
      this.loseReplies -= 1;
      throw new TypeError("reset");
    }
    return Response.json(this.applied.get(operation));
  }
}

async function until(test: () => boolean): Promise<void> {
  for (let round = 0; round < 300 && !test(); round += 1) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(test()).toBe(true);
}

let server: FakeServer;
const opened: Session[] = [];

function open(article: number): Session {
  const session = new Session(article, 1);
  session.enter(() => {});
  opened.push(session);
  return session;
}

beforeEach(() => {
  server = new FakeServer(100);
  vi.stubGlobal("EventSource", SilentStream);
  vi.stubGlobal("fetch", server.fetch);
});
afterEach(() => {
  for (const session of opened.splice(0)) {
    session.article.saver.stop();
    session.exit();
  }
});

describe("a session", () => {
  it("opens with a short page and fetches the rest behind it", async () => {
    const session = open(20);
    await until(() => session.article.complete);
    expect(session.article.all).toHaveLength(100);
    expect(server.limits).toHaveLength(2);
    expect(server.limits[0]).toBeLessThan(100);
  });

  it("saves what is typed", async () => {
    const session = open(21);
    await until(() => session.article.complete);
    session.article.saver.type(7, "The national team");
    await until(() => session.article.saver.summary().phase === "saved");
    expect(server.rows.get(7)).toEqual({ target: "The national team", state: "draft", version: 2 });
  });

  it("applies an edit once when the reply is lost after the commit", async () => {
    const session = open(22);
    await until(() => session.article.complete);
    server.loseReplies = 1;
    session.article.saver.type(7, "once");
    await until(() => server.puts.length >= 2 && session.article.saver.summary().phase === "saved");
    expect(new Set(server.puts.map(({ operation }) => operation)).size).toBe(1);
    expect(server.rows.get(7)?.version).toBe(2);
  });

  it("finds the unsent text of a tab that died, and sends it", async () => {
    server.down = true;
    const saved = { version: 1, target: "", state: "untranslated", origin: "none", changedBy: null, changedAt: null } as const;
    await new Drafts("dead-tab", 1).keep(23, 60, { saved, edit: { target: "half a sen", state: "draft" }, sending: null });
    server.down = false;
    const session = open(23);
    await until(() => session.article.complete);
    expect(shown(session.article.saver.get(60)!).target).toBe("half a sen");
    expect(session.article.restored).toEqual([60]);
    await until(() => server.rows.get(60)?.target === "half a sen");
    await until(() => session.article.saver.summary().phase === "saved");
    expect(await new Drafts("later", 1).adopt(23, new Set())).toEqual([]);
  });

  it("meets a conflict when the server has moved on since that tab died", async () => {
    const saved = { version: 1, target: "", state: "untranslated", origin: "none", changedBy: null, changedAt: null } as const;
    await new Drafts("dead-tab", 1).keep(24, 60, { saved, edit: { target: "mine", state: "draft" }, sending: null });
    server.rows.set(60, { target: "theirs", state: "draft", version: 2 });
    const session = open(24);
    await until(() => session.article.complete);
    expect(session.article.saver.summary().conflicts).toEqual([60]);
    expect(server.puts).toEqual([]);
    session.article.saver.decide(60, { target: "mine", state: "draft" });
    await until(() => server.rows.get(60)?.target === "mine");
    expect(server.puts[0]?.base).toBe('"2"');
  });

  it("keeps everything through an outage and sends it when the server is back", async () => {
    const session = open(25);
    await until(() => session.article.complete);
    server.down = true;
    for (let id = 1; id <= 20; id += 1) session.article.saver.type(id, `text ${id}`);
    await until(() => session.article.saver.summary().phase === "local");
    server.down = false;
    session.article.saver.tryNow();
    await until(() => session.article.saver.summary().phase === "saved");
    for (let id = 1; id <= 20; id += 1) expect(server.rows.get(id)).toEqual({ target: `text ${id}`, state: "draft", version: 2 });
  });

  it("goes on saving after its page is left", async () => {
    const session = open(26);
    await until(() => session.article.complete);
    session.article.saver.type(7, "typed and left");
    opened.splice(0);
    session.exit();
    await until(() => session.article.saver.summary().phase === "saved");
    expect(server.rows.get(7)?.target).toBe("typed and left");
  });

  it("says why the article could not be opened, and opens it when asked again", async () => {
    server.down = true;
    const session = open(27);
    await until(() => session.failure !== null);
    server.down = false;
    session.retry();
    await until(() => session.article.complete);
    expect(session.failure).toBeNull();
  });
});
