import { describe, expect, it, vi } from "vitest";
import { problem, serve } from "../api/testing";
import type { Pair, Pairing } from "./pairs";
import { Review, type Remark } from "./review";

const pair = (id: number, doubtful = false): Pair => ({
  id,
  source: [{ block: id, start: 0, text: `甲${id}。`, kind: "paragraph", level: 0 }],
  target: [{ block: id, start: 0, text: `One ${id}.`, kind: "paragraph", level: 0 }],
  confidence: doubtful ? 0.5 : 1,
  pinned: false,
  doubtful,
});
const info = (version: number, extra: Partial<Pairing> = {}): Pairing => ({
  id: 3, project_id: 1, name: "Money", source_name: "a", target_name: "b", aligned: true, version, pairs: 3, doubtful: 1, omitted: 0, added: 0,
  undo: null, redo: null, operation: null, article_id: null, created_at: "2026-01-01T00:00:00Z", changed_at: "2026-01-01T00:00:00Z", ...extra,
});
const page = (version: number) => ({ version, pairs: [pair(1), pair(2), pair(3, true)], next: null });

async function opened(answers: Record<string, unknown>) {
  const asked = serve({ "GET /pairings/3": info(1), "GET /pairings/3/pairs": page(1), ...answers });
  const remarks: Remark[] = [];
  const review = new Review(info(1), (remark) => remarks.push(remark), () => Promise.resolve());
  await review.load();
  return { review, asked, remarks };
}

const settled = (review: Review) => vi.waitFor(() => expect(review.unsaved).toBe(false));

describe("a review", () => {
  it("opens the first pair, and finds the doubtful one", async () => {
    const { review } = await opened({});
    expect(review.view.complete).toBe(true);
    expect(review.view.active).toBe(1);
    expect(review.goToNext("doubtful", true)).toBe(true);
    expect(review.view.active).toBe(3);
  });

  it("reads on until all pages are there, and again when they are of two versions", async () => {
    let times = 0;
    const { review } = await opened({
      "GET /pairings/3": () => info(times < 2 ? 1 : 2),
      "GET /pairings/3/pairs": (request: Request) => {
        times += 1;
        if (!request.url.includes("after")) return { version: times < 2 ? 1 : 2, pairs: [pair(1), pair(2)], next: 2 };
        return { version: 2, pairs: [pair(3)], next: null };
      },
    });
    expect(review.view.pairs.map(({ id }) => id)).toEqual([1, 2, 3]);
    expect(review.view.info.version).toBe(2);
  });

  it("makes changes one after the other, each on the version before", async () => {
    let version = 1;
    const { review, asked } = await opened({
      "POST /pairings/3/changes": () => {
        version += 1;
        return { pairing: info(version), removed: version === 2 ? [1, 2] : [1, 3], pairs: [pair(1)] };
      },
    });
    review.ask(() => ({ kind: "join", pair: review.view.active }));
    review.ask(() => ({ kind: "join", pair: review.view.active }));
    await settled(review);
    const changes = asked.filter(({ method }) => method === "POST");
    expect(changes.map(({ headers }) => headers.get("If-Match"))).toEqual(['"1"', '"2"']);
    expect(review.view.pairs.map(({ id }) => id)).toEqual([1]);
    expect(review.view.saving).toBe("saved");
  });

  it("sends a change again, under the same name, until the server answers", async () => {
    let times = 0;
    const { review, asked } = await opened({
      "POST /pairings/3/changes": () => {
        times += 1;
        return times < 3 ? problem(503, "Busy.") : { pairing: info(2), removed: [], pairs: [pair(1)] };
      },
    });
    review.ask(() => ({ kind: "omit", pair: 1 }));
    await settled(review);
    const names = asked.filter(({ method }) => method === "POST").map(({ body }) => (body as { operation: string }).operation);
    expect(names).toHaveLength(3);
    expect(new Set(names).size).toBe(1);
  });

  it("shows what another window did, and says so", async () => {
    const { review, remarks } = await opened({ "POST /pairings/3/changes": problem(412, "Changed.", { current: { version: 2, operation: "another" } }) });
    serve({ "POST /pairings/3/changes": problem(412, "Changed.", { current: { version: 2, operation: "another" } }), "GET /pairings/3": info(2), "GET /pairings/3/pairs": { ...page(2), pairs: [pair(2)] } });
    review.ask(() => ({ kind: "omit", pair: 1 }));
    await settled(review);
    expect(remarks).toEqual([{ kind: "elsewhere" }]);
    expect(review.view.pairs).toHaveLength(1);
  });

  it("knows its own change again when the answer was lost", async () => {
    let operation = "";
    const { review, remarks } = await opened({
      "POST /pairings/3/changes": async (request: Request) => {
        operation = ((await request.json()) as { operation: string }).operation;
        return problem(412, "Changed.", { current: { version: 2, operation } });
      },
    });
    review.ask(() => ({ kind: "omit", pair: 1 }));
    await settled(review);
    expect(remarks).toEqual([]);
  });

  it("says why something is not possible, and goes on", async () => {
    const { review, remarks } = await opened({ "POST /pairings/3/changes": problem(422, "There is nothing to move.") });
    review.ask(() => ({ kind: "omit", pair: 1 }));
    await settled(review);
    expect(remarks).toEqual([{ kind: "refused", sentence: "There is nothing to move." }]);
    expect(review.view.failure).toBeNull();
  });

  it("hears how far an alignment is", async () => {
    const lines = ['{"done":0,"of":6}', '{"done":4,"of":6}', JSON.stringify({ change: { pairing: info(2), removed: [1, 2, 3], pairs: [pair(5)] } })];
    const { review } = await opened({ "POST /pairings/3/alignment": new Response(`${lines.join("\n")}\n`) });
    const heard: (number | undefined)[] = [];
    review.subscribe(() => heard.push(review.view.aligning?.done));
    review.align(true);
    await settled(review);
    expect(heard).toContain(4);
    expect(review.view.aligning).toBeNull();
    expect(review.view.pairs.map(({ id }) => id)).toEqual([5]);
  });

  it("shows the sentence of an alignment that failed", async () => {
    const { review } = await opened({ "POST /pairings/3/alignment": new Response('{"failed":"Too long."}\n') });
    review.align(false);
    await settled(review);
    expect((review.view.failure as Error).message).toBe("Too long.");
  });
});
