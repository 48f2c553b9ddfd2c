import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PAUSE_MS, Saver, type Reply } from "./saver";
import { draftOf, shown, type Draft, type Operation, type Saved } from "./work";

function saved(version: number, target: string, more: Partial<Saved> = {}): Saved {
  return { version, target, state: target ? "draft" : "untranslated", origin: "typed", changedBy: "Li", changedAt: null, ...more };
}

interface Request {
  segment: number;
  operation: Operation;
  leaving: boolean;
  answer(reply: Reply): void;
  lose(): void;
}

/** The server's side by hand, and this computer's disk. */
class World {
  requests: Request[] = [];
  disk = new Map<number, Draft>();
  diskFull = false;
  /** How long the disk takes. */
  diskTakes = 0;
  /** A disk that says it has a text before it has it. */
  diskLies = false;
  /** Every time the page claimed that a text is here which was not. */
  readonly lies: string[] = [];
  private ids = 0;

  readonly saver = new Saver({
    send: (segment, operation, leaving) =>
      new Promise((resolve, reject) => {
        this.requests.push({ segment, operation, leaving, answer: resolve, lose: () => reject(new Error("reset")) });
      }),
    keep: (segment, draft) => {
      if (this.diskFull) return Promise.reject(new DOMException("full", "QuotaExceededError"));
      const store = (): void => void (draft ? this.disk.set(segment, draft) : this.disk.delete(segment));
      if (this.diskTakes === 0) return Promise.resolve(store());
      const stored = new Promise<void>((resolve) => setTimeout(() => resolve(store()), this.diskTakes));
      return this.diskLies ? Promise.resolve() : stored;
    },
    newId: () => `op${(this.ids += 1)}`,
    now: () => Date.now(),
    changed: () => this.listen(),
  });

  /** What the status line says is held against the disk each time that it may have changed. */
  private listen(): void {
    const { kept } = this.saver;
    const { phase, unkept } = this.saver.summary();
    if (unkept || (!kept && phase !== "local")) return;
    for (const segment of [7, 8]) {
      const now = this.saver.get(segment);
      const draft = now && draftOf(now);
      if (draft && JSON.stringify(this.disk.get(segment)) !== JSON.stringify(draft)) this.lies.push(`${phase}: ${shown(now).target}`);
    }
  }

  get last(): Request {
    return this.requests.at(-1)!;
  }

  /** Answer the last request as a server does that has applied it. */
  async apply(request = this.last): Promise<void> {
    const { version, target, state } = request.operation;
    request.answer({ kind: "saved", saved: saved(version + 1, target, { state }) });
    await tick(0);
  }
}

async function tick(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}

let world: World;
beforeEach(() => {
  vi.useFakeTimers();
  world = new World();
  world.saver.load(7, saved(1, ""));
});
afterEach(() => {
  if (!world.diskLies && world.lies.length > 0) throw new Error(`Called kept, and was not: ${world.lies.join("; ")}`);
  world.saver.stop();
  vi.useRealTimers();
});

describe("saver", () => {
  it("keeps every keystroke on the disk before anything is sent", async () => {
    world.saver.type(7, "T");
    await tick(1);
    expect(world.disk.get(7)?.edit?.target).toBe("T");
    expect(world.requests).toHaveLength(0);
  });

  it("sends after a pause, once, and clears the disk on the acknowledgement only", async () => {
    for (const text of ["T", "Th", "The"]) {
      world.saver.type(7, text);
      await tick(100);
    }
    await tick(PAUSE_MS);
    expect(world.requests.map(({ operation }) => operation.target)).toEqual(["The"]);
    expect(world.disk.get(7)?.sending?.id).toBe("op1");
    expect(world.saver.summary().phase).toBe("saving");
    await world.apply();
    expect(world.disk.size).toBe(0);
    expect(world.saver.summary()).toMatchObject({ phase: "saved", unsent: 0 });
  });

  it("saves somebody who never pauses", async () => {
    for (let letters = 1; letters <= 30; letters += 1) {
      world.saver.type(7, "x".repeat(letters));
      await tick(100);
    }
    expect(world.requests.length).toBeGreaterThan(0);
  });

  it("has one request per segment in the air; later text follows with the new version", async () => {
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.saver.type(7, "AB");
    await tick(5 * PAUSE_MS);
    expect(world.requests).toHaveLength(1);
    await world.apply();
    await tick(PAUSE_MS);
    expect(world.last.operation).toMatchObject({ id: "op2", version: 2, target: "AB" });
  });

  it("repeats a lost request under the same id", async () => {
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.lose();
    await tick(0);
    expect(world.saver.summary().phase).toBe("local");
    await tick(1_000);
    expect(world.requests.map(({ operation }) => operation.id)).toEqual(["op1", "op1"]);
    await world.apply();
    expect(world.saver.summary().phase).toBe("saved");
  });

  it("tries at least every 10 s, and at once when the network is back", async () => {
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    for (let failure = 0; failure < 8; failure += 1) {
      world.last.lose();
      await tick(10_000);
    }
    expect(world.requests).toHaveLength(9);
    world.last.lose();
    await tick(10);
    world.saver.tryNow();
    await tick(0);
    expect(world.requests).toHaveLength(10);
  });

  it("sends 200 edits made without a network, each once", async () => {
    for (let segment = 100; segment < 300; segment += 1) world.saver.load(segment, saved(1, ""));
    world.saver.type(7, "first");
    await tick(PAUSE_MS);
    world.last.lose();
    for (let segment = 100; segment < 300; segment += 1) world.saver.type(segment, `text ${segment}`);
    await tick(0);
    expect(world.saver.summary()).toMatchObject({ phase: "local", unsent: 201 });
    world.saver.tryNow();
    const before = world.requests.length;
    for (let served = before - 1; served < world.requests.length; served += 1) {
      await tick(1);
      const request = world.requests[served]!;
      if (served >= before || request.segment !== 7) await world.apply(request);
    }
    await tick(PAUSE_MS);
    expect(world.saver.summary()).toMatchObject({ phase: "saved", unsent: 0 });
    const texts = world.requests.slice(1).map(({ segment }) => segment);
    expect(new Set(texts).size).toBe(201);
    expect(texts).toHaveLength(201);
  });

  it("does not hammer a server that is down", async () => {
    for (const segment of [1, 2, 3, 4, 5]) world.saver.load(segment, saved(1, ""));
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.lose();
    for (const segment of [1, 2, 3, 4, 5]) world.saver.type(segment, "text");
    await tick(10_000);
    expect(world.requests.length).toBeLessThan(7);
  });

  it("lets the others pass when one request alone fails", async () => {
    world.saver.load(8, saved(1, ""));
    world.saver.type(7, "A");
    world.saver.type(8, "B");
    await tick(PAUSE_MS);
    world.requests[0]!.answer({ kind: "unreachable", everywhere: false });
    await world.apply(world.requests[1]);
    world.saver.type(8, "BC");
    await tick(PAUSE_MS);
    expect(world.last).toMatchObject({ segment: 8, operation: { target: "BC" } });
  });

  it("waits as long as the server asks", async () => {
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.answer({ kind: "unreachable", everywhere: true, retryAfter: 5_000 });
    await tick(4_000);
    expect(world.requests).toHaveLength(1);
    await tick(1_100);
    expect(world.requests).toHaveLength(2);
  });

  it("keeps both texts on 412 and sends nothing until a person has decided", async () => {
    world.saver.type(7, "Mine");
    await tick(PAUSE_MS);
    world.last.answer({ kind: "outrun", current: saved(5, "Theirs") });
    await tick(60_000);
    expect(world.requests).toHaveLength(1);
    expect(world.saver.summary()).toMatchObject({ phase: "local", conflicts: [7] });
    expect(world.disk.get(7)?.edit?.target).toBe("Mine");
    world.saver.decide(7, { target: "Mine", state: "draft" });
    await tick(0);
    expect(world.last.operation).toMatchObject({ id: "op2", version: 5, target: "Mine" });
  });

  it("keeps everything after 401 and sends it when the person is back", async () => {
    world.saver.load(8, saved(1, ""));
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.answer({ kind: "signed out" });
    await tick(0);
    world.saver.type(8, "B");
    await tick(60_000);
    expect(world.requests).toHaveLength(1);
    expect(world.disk.size).toBe(2);
    expect(world.saver.summary()).toMatchObject({ phase: "local", unsent: 2, signedOut: true });
    world.saver.signedIn();
    await tick(0);
    expect(world.requests.slice(1).map(({ operation }) => operation.target).sort()).toEqual(["A", "B"]);
    expect(world.requests.slice(1).find(({ segment }) => segment === 7)?.operation.id).toBe("op1");
  });

  it("sends on leaving what has not been sent, and repeats what was under way", async () => {
    world.saver.load(8, saved(1, ""));
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.saver.type(8, "B");
    world.saver.leave();
    const leaving = world.requests.filter((request) => request.leaving);
    expect(leaving.map(({ segment, operation }) => [segment, operation.id])).toEqual([
      [7, "op1"],
      [8, "op2"],
    ]);
    expect(world.disk.get(8)?.sending?.id).toBe("op2");
    await world.apply(world.requests[0]);
    await world.apply(leaving[0]);
    expect(world.saver.get(7)?.saved.version).toBe(2);
  });

  /** Typed without a server, each letter before the disk has answered for the one before. */
  async function typedOnASlowDisk(): Promise<void> {
    world.diskTakes = 1_000;
    world.saver.type(7, "N");
    await tick(5_000);
    world.last.lose();
    await tick(0);
    for (const text of ["No", "Not", "Not a", "Not a cent"]) {
      world.saver.type(7, text);
      await tick(300);
    }
  }

  it("has the same summary until something in it changes, whatever is typed", async () => {
    world.saver.type(7, "N");
    const first = world.saver.summary();
    world.saver.type(7, "No");
    await tick(0);
    expect(world.saver.summary()).toBe(first);
    expect(first).toMatchObject({ phase: "saving", unsent: 1 });
    await tick(5_000);
    world.last.lose();
    await tick(0);
    expect(world.saver.summary()).toMatchObject({ phase: "local", unsent: 1 });
  });

  it("claims that a text is kept when its last letter is, however slow the disk", async () => {
    await typedOnASlowDisk();
    expect(world.disk.get(7)?.edit?.target).toBe("No");
    expect([world.saver.summary().phase, world.saver.kept]).toEqual(["keeping", false]);
    await tick(1_000);
    expect(world.disk.get(7)?.edit?.target).toBe("Not a cent");
    expect([world.saver.summary().phase, world.saver.kept]).toEqual(["local", true]);
    expect(world.lies).toEqual([]);
  });

  it("would be caught by these tests if it claimed at once what is there a second later", async () => {
    world.diskLies = true;
    await typedOnASlowDisk();
    expect(world.lies).toContain("local: Not a cent");
  });

  it("gives a text that the disk refused to it again", async () => {
    world.diskFull = true;
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.lose();
    await tick(0);
    expect(world.saver.summary()).toMatchObject({ phase: "local", unkept: true });
    expect(world.saver.kept).toBe(false);
    world.diskFull = false;
    await tick(10_000);
    expect(world.disk.get(7)?.sending?.target).toBe("A");
    expect(world.saver.summary().unkept).toBe(false);
    expect(world.saver.kept).toBe(true);
  });

  it("goes on when this computer cannot keep drafts, and says so", async () => {
    world.diskFull = true;
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    expect(world.saver.summary().unkept).toBe(true);
    await world.apply();
    expect(world.saver.summary().phase).toBe("saved");
  });

  it("restores a draft and sends it", async () => {
    world.saver.type(7, "Half a sen");
    await tick(1);
    const draft = world.disk.get(7)!;
    const next = new World();
    next.saver.load(7, saved(1, ""));
    next.saver.restore(7, draft);
    await tick(0);
    expect(next.last.operation).toMatchObject({ target: "Half a sen", version: 1 });
    await next.apply();
    expect(next.disk.size).toBe(0);
    next.saver.stop();
  });

  it("sends at once when the row is left", async () => {
    world.saver.hold(7);
    world.saver.type(7, "A");
    world.saver.hold(8);
    await tick(0);
    expect(world.requests).toHaveLength(1);
  });

  it("shows a refusal and keeps the text", async () => {
    world.saver.type(7, "A");
    await tick(PAUSE_MS);
    world.last.answer({ kind: "refused", reason: "Readers cannot change a translation." });
    await tick(60_000);
    expect(world.requests).toHaveLength(1);
    expect(world.saver.summary()).toMatchObject({ phase: "local", refused: [7] });
    expect(world.disk.has(7)).toBe(true);
    world.saver.retry(7);
    await tick(0);
    expect(world.requests).toHaveLength(2);
  });
});
