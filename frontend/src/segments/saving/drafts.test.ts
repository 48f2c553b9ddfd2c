import { beforeEach, describe, expect, it } from "vitest";
import { Drafts } from "./drafts";
import type { Draft, Saved } from "./work";

const base: Saved = { version: 1, target: "", state: "untranslated", origin: "none", changedBy: null, changedAt: null };
const draft = (target: string): Draft => ({ saved: base, edit: { target, state: "draft" }, sending: null });

describe("drafts", () => {
  beforeEach(async () => {
    await new Promise((resolve) => {
      const gone = indexedDB.deleteDatabase("duizhao");
      gone.onsuccess = gone.onblocked = resolve;
    });
  });

  it("of a tab that is gone are taken over once", async () => {
    await new Drafts("gone", 1).keep(10, 7, draft("half a sen"));
    const tab = new Drafts("new", 1);
    const found = await tab.adopt(10, new Set(["new"]));
    expect(found.map((kept) => kept.draft.edit?.target)).toEqual(["half a sen"]);
    expect(await new Drafts("third", 1).adopt(10, new Set(["new", "third"]))).toEqual([]);
    await tab.forget(7);
    expect(await new Drafts("fourth", 1).adopt(10, new Set(["fourth"]))).toEqual([]);
  });

  it("of a living tab, another person or another article stay where they are", async () => {
    await new Drafts("living", 1).keep(10, 7, draft("a"));
    await new Drafts("gone", 2).keep(10, 7, draft("b"));
    await new Drafts("gone", 1).keep(11, 8, draft("c"));
    const tab = new Drafts("new", 1);
    const living = new Set(["new", "living"]);
    expect(await tab.adopt(10, living)).toEqual([]);
    expect([...(await tab.elsewhere(10, living))]).toEqual([[11, 1]]);
  });

  it("of two dead tabs in one segment come back one after the other", async () => {
    await new Drafts("one", 1).keep(10, 7, draft("first"));
    await new Promise((resolve) => setTimeout(resolve, 2));
    await new Drafts("two", 1).keep(10, 7, draft("second"));
    const tab = new Drafts("new", 1);
    const texts = async (): Promise<unknown> =>
      (await tab.adopt(10, new Set(["new"]))).map((kept) => kept.draft.edit?.target);
    expect(await texts()).toEqual(["first"]);
    await tab.forget(7);
    expect(await texts()).toEqual(["second"]);
  });
});
