import { describe, expect, it, vi } from "vitest";
import { ifMatch } from "./client";
import { projectsProjects, segmentsEdit, segmentsPropose, sessionSignIn } from "./generated/sdk.gen";
import { address, isProblem, onSignedOut, Problem, transport, Unreachable } from "./http";

function answer(status: number, body: unknown, type = "application/json"): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  vi.stubGlobal(
    "fetch",
    vi.fn(async () => new Response(text, { status, headers: { "Content-Type": type } })),
  );
}

describe("address", () => {
  it("leaves out what is not asked", () => {
    expect(address("/projects/1/concepts", { query: "国家队", status: "", after: null, limit: 50 })).toBe(
      `/api/v1/projects/1/concepts?query=${encodeURIComponent("国家队")}&limit=50`,
    );
  });
});

describe("a call of the generated client", () => {
  it("sends the version that a change is based on", async () => {
    answer(200, { id: 1, target: "A" });
    await segmentsEdit({ path: { segment_id: 1 }, headers: ifMatch(3), body: { operation: crypto.randomUUID(), target: "A", state: "draft" } });
    const request = vi.mocked(fetch).mock.calls[0]?.[0] as Request;
    expect(request.headers.get("If-Match")).toBe('"3"');
    expect(request.credentials).toBe("same-origin");
  });

  it("raises the server's own sentence", async () => {
    answer(409, { title: "Conflict", detail: "“国家队” is in the glossary already.", existing: { id: 4 } }, "application/problem+json");
    const error = await segmentsPropose({ path: { project_id: 1 }, body: { zh: "国家队" } }).catch((raised: unknown) => raised);
    expect(isProblem(error, 409)).toBe(true);
    expect((error as Problem).message).toBe("“国家队” is in the glossary already.");
    expect((error as Problem).details["existing"]).toEqual({ id: 4 });
  });

  it("makes a problem of a proxy's HTML page", async () => {
    answer(502, "<h1>Bad gateway</h1>", "text/html");
    await expect(projectsProjects()).rejects.toMatchObject({ name: "Problem", status: 502 });
  });

  it("tells no answer from a refusal", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => {
        throw new TypeError("Failed to fetch");
      }),
    );
    await expect(projectsProjects()).rejects.toBeInstanceOf(Unreachable);
  });

  it("gives whoever gave up their own error back", async () => {
    vi.stubGlobal(
      "fetch",
      vi.fn(async () => {
        throw new DOMException("given up", "AbortError");
      }),
    );
    await expect(transport("/api/v1/projects")).rejects.toMatchObject({ name: "AbortError" });
  });

  it("says when the sign-in has run out, but not when a password is wrong", async () => {
    const heard = vi.fn();
    const stop = onSignedOut(heard);
    answer(401, { detail: "Sign in first." });
    await sessionSignIn({ body: { email: "a@b.c", password: "wrong" } }).catch(() => undefined);
    expect(heard).not.toHaveBeenCalled();
    await projectsProjects().catch(() => undefined);
    expect(heard).toHaveBeenCalledOnce();
    stop();
  });
});
