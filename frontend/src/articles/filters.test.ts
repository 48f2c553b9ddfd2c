import { describe, expect, it } from "vitest";
import type { Article } from "../api/types";
import { finished, found, readArticlesSearch } from "./filters";

const progress = { segments: 10, untranslated: 0, draft: 0, translated: 4, reviewed: 6, characters: 400, characters_done: 400 };
const done = { title: "CloudWalk raises 1.8 billion", original_title: "云从科技完成18亿元融资", author: "", outlet: "虎嗅", translator: "Jeff", editor: "", progress } as Article;
const open = { ...done, title: "What is a national team?", original_title: "什么是国家队", progress: { ...progress, draft: 1, translated: 3 } } as Article;

describe("finished", () => {
  it("is what may be published", () => {
    expect(finished(done.progress)).toBe(true);
    expect(finished(open.progress)).toBe(false);
  });
  it("is not an article of nothing", () => {
    expect(finished({ ...progress, segments: 0 })).toBe(false);
  });
});

describe("found", () => {
  it("looks in both titles, every word anywhere", () => {
    expect(found([done, open], { q: "国家队" })).toEqual([open]);
    expect(found([done, open], { q: "虎嗅 billion" })).toEqual([done]);
    expect(found([done, open], {})).toEqual([done, open]);
  });
  it("tells the finished from the others", () => {
    expect(found([done, open], { show: "open" })).toEqual([open]);
    expect(found([done, open], { show: "done" })).toEqual([done]);
  });
});

describe("readArticlesSearch", () => {
  it("drops what it does not know", () => {
    expect(readArticlesSearch({ q: 2020, show: "everything", other: 1 })).toEqual({ q: "2020" });
    expect(readArticlesSearch({ show: "archived" })).toEqual({ show: "archived" });
  });
});
