import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem, sayProblems, Unreachable } from "../api/http";
import { load } from "./loading";

const form = { file: new File(["zh"], "terms.csv"), columns: "", leaveOutBad: false };
const answers = (...said: object[]) => vi.stubGlobal("fetch", vi.fn(async () => new Response(said.map((one) => `${JSON.stringify(one)}\n`).join(""))));
const nobody = () => undefined;
const run = (told: (progress: { done: number }) => void = nobody) => load(1, form, told, new AbortController().signal);

afterEach(() => vi.unstubAllGlobals());

describe("a file that comes in", () => {
  it("says how far it is, and at last what came in", async () => {
    answers({ done: 0, of: 4 }, { done: 2, of: 4 }, { imported: { added: 2 } });
    const heard: number[] = [];
    expect(await run(({ done }) => heard.push(done))).toEqual({ added: 2 });
    expect(heard).toEqual([0, 2]);
  });

  it("fails with the rows that keep it out", async () => {
    sayProblems(({ code }) => (code === "glossary.bad_rows" ? "未导入任何内容。" : null));
    answers({ failed: "Nothing was imported.", code: "glossary.bad_rows", rows: [{ line: 3, reason: "no" }] });
    const failure = await run().catch((error: unknown) => error);
    sayProblems(() => null);
    expect(failure).toBeInstanceOf(Problem);
    expect((failure as Problem).message).toBe("未导入任何内容。");
    expect((failure as Problem).details["rows"]).toHaveLength(1);
  });

  it("is not in when the answer breaks off", async () => {
    answers({ done: 2, of: 4 });
    await expect(run()).rejects.toBeInstanceOf(Unreachable);
  });
});
