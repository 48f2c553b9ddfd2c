import { afterEach, describe, expect, it, vi } from "vitest";
import type { Operation } from "./work";
import { PATIENCE_MS, putSegment } from "./wire";

const operation: Operation = { id: "0b9f", version: 3, target: "The team", state: "draft" };
const current = { target: "Theirs", state: "draft", version: 5, changed_by: "Li", changed_at: "2026-11-23T10:00:00Z" };

function answer(status: number, body: unknown): void {
  vi.stubGlobal("fetch", vi.fn(() => Promise.resolve(Response.json(body, { status }))));
}

describe("a PUT", () => {
  afterEach(() => vi.useRealTimers());

  it("carries the version, the operation and the text", async () => {
    answer(200, { ...current, origin: "typed" });
    const reply = await putSegment(7, { ...operation, state: "untranslated", target: "" }, false);
    expect(reply).toMatchObject({ kind: "saved", saved: { version: 5 } });
    const request = vi.mocked(fetch).mock.calls[0]![0] as Request;
    expect(new URL(request.url).pathname).toBe("/api/v1/segments/7");
    expect(request.headers.get("If-Match")).toBe('"3"');
    expect(await request.json()).toEqual({ operation: "0b9f", target: "", state: "draft" });
  });

  it.each([
    [401, { kind: "signed out" }],
    [403, { kind: "refused", reason: "No." }],
    [404, { kind: "refused", reason: "No." }],
    [422, { kind: "refused", reason: "No." }],
    [429, { kind: "unreachable", everywhere: true }],
    [500, { kind: "unreachable", everywhere: false }],
    [502, { kind: "unreachable", everywhere: true }],
    [503, { kind: "unreachable", everywhere: true }],
  ])("answered %i", async (status, reply) => {
    answer(status, { status, detail: "No." });
    expect(await putSegment(7, operation, false)).toEqual(reply);
  });

  it("answered 412 brings the other text", async () => {
    answer(412, { status: 412, current });
    expect(await putSegment(7, operation, false)).toMatchObject({
      kind: "outrun",
      current: { target: "Theirs", version: 5, changedBy: "Li" },
    });
  });

  it("cut off is repeated later", async () => {
    vi.stubGlobal("fetch", vi.fn(() => Promise.reject(new TypeError("network"))));
    expect(await putSegment(7, operation, false)).toEqual({ kind: "unreachable", everywhere: true });
  });

  it("that stalls is given up after a while", async () => {
    vi.useFakeTimers();
    vi.stubGlobal("fetch", ({ signal }: Request) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      }),
    );
    const reply = putSegment(7, operation, false);
    await vi.advanceTimersByTimeAsync(PATIENCE_MS + 1);
    expect(await reply).toEqual({ kind: "unreachable", everywhere: true });
  });

  it("outlives its page when that is left", async () => {
    answer(200, { ...current, origin: "typed" });
    await putSegment(7, operation, true);
    expect((vi.mocked(fetch).mock.calls[0]![0] as Request).keepalive).toBe(true);
  });
});
