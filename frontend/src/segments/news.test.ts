import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ASK_MS, DOUBT_MS, follow, type Reader } from "./news";

/** The browser's stream, fed by the test. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2;
  static all: FakeStream[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    FakeStream.all.push(this);
  }
  tell(kind: string, data: unknown): void {
    this.dispatchEvent(new MessageEvent(kind, { data: JSON.stringify(data) }));
  }
  breakDown(): void {
    this.readyState = FakeStream.CLOSED;
    this.dispatchEvent(new Event("error"));
  }
  close(): void {
    this.readyState = FakeStream.CLOSED;
  }
}

const item = (revision: number, id = 7) => ({ revision, kind: "segment", at: "", body: { id, version: revision, target: "T" } });

let heard: string[];
let stop: () => void;
let answers: unknown[];
const reader: Reader = {
  onSegment: ({ id, version }) => heard.push(`segment ${id}@${version}`),
  onArticle: () => heard.push("article"),
  onGlossary: () => heard.push("glossary"),
  onReload: () => heard.push("reload"),
  onStructure: ({ change_id: change }) => heard.push(`structure ${change}`),
  onComment: ({ segment_id: id, open }) => heard.push(`comment ${id}: ${open}`),
  onSuggestion: ({ segment_id: id, open }) => heard.push(`suggestion ${id}: ${open}`),
  onPresent: (present) => heard.push(`present ${present.length}`),
  onReachable: () => heard.push("reachable"),
};

function changes(revision: number, events: unknown[], more: object = {}): unknown {
  return { revision, complete: true, events, glossary_revision: 1, present: [], ...more };
}

beforeEach(() => {
  vi.useFakeTimers();
  heard = [];
  answers = [];
  FakeStream.all = [];
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(answers.shift() ?? changes(5, [])))));
  stop = follow(3, 5, reader);
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe("news", () => {
  it("begin where the page ended and come once, in order", () => {
    const [stream] = FakeStream.all;
    expect(stream?.url).toBe("/api/v1/articles/3/events?since=5");
    stream?.tell("segment", item(6));
    stream?.tell("segment", item(6));
    stream?.tell("article", { ...item(7), kind: "article" });
    stream?.tell("glossary", { revision: 2 });
    expect(heard).toEqual(["segment 7@6", "article", "glossary"]);
  });

  it("are asked for where the stream does not get through", async () => {
    answers = [changes(6, [item(6)]), changes(7, [item(7)])];
    FakeStream.all[0]?.breakDown();
    await vi.advanceTimersByTimeAsync(10);
    await vi.advanceTimersByTimeAsync(ASK_MS);
    expect(heard.filter((one) => one.startsWith("segment"))).toEqual(["segment 7@6", "segment 7@7"]);
  });

  it("are asked for beside a stream that a proxy holds back", async () => {
    answers = [changes(6, [item(6)])];
    await vi.advanceTimersByTimeAsync(DOUBT_MS + 10);
    expect(heard).toContain("segment 7@6");
  });

  it("of the glossary come by asking, too", async () => {
    answers = [changes(5, [], { glossary_revision: 1 }), changes(5, [], { glossary_revision: 2 })];
    FakeStream.all[0]?.breakDown();
    await vi.advanceTimersByTimeAsync(10);
    await vi.advanceTimersByTimeAsync(ASK_MS);
    expect(heard).toContain("glossary");
  });

  it("that are no longer kept mean loading again", () => {
    FakeStream.all[0]?.tell("reload", { revision: 90 });
    FakeStream.all[0]?.tell("segment", item(89));
    FakeStream.all[0]?.tell("segment", item(91));
    expect(heard).toEqual(["reload", "segment 7@91"]);
  });

  it("try the stream again after a while", async () => {
    FakeStream.all[0]?.breakDown();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(FakeStream.all.length).toBeGreaterThan(1);
    expect(FakeStream.all.at(-1)?.url).toContain("since=5");
  });

  it("rest while nobody is signed in", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json({ status: 401 }, { status: 401 }))));
    FakeStream.all[0]?.breakDown();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(vi.mocked(fetch).mock.calls).toHaveLength(1);
  });

  it("let go of the connection in a hidden tab and go on where they were", () => {
    FakeStream.all[0]?.tell("segment", item(6));
    const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(FakeStream.all[0]?.readyState).toBe(FakeStream.CLOSED);
    hidden.mockReturnValue(false);
    document.dispatchEvent(new Event("visibilitychange"));
    expect(FakeStream.all[1]?.url).toContain("since=6");
  });
});
