import { describe, expect, it } from "vitest";
import { changes, frontOf, NO_FRONT, refill, suggestedFront } from "./frontMatter";

describe("changes", () => {
  it("holds only what was changed, without outer spaces", () => {
    expect(changes({ ...NO_FRONT, title: "A", author: "B" }, { ...NO_FRONT, title: "A ", author: "C " })).toEqual({ author: "C" });
  });
});

describe("refill", () => {
  it("keeps what the person typed and follows the file for the rest", () => {
    const suggested = { ...NO_FRONT, title: "Old title", original_title: "旧标题" };
    const current = { ...suggested, title: "My own title" };
    const read = { ...NO_FRONT, title: "New title", original_title: "新标题" };
    expect(refill(current, suggested, read)).toEqual({ ...NO_FRONT, title: "My own title", original_title: "新标题" });
  });
});

describe("frontOf", () => {
  it("fills what is missing with nothing", () => {
    expect(frontOf({ title: "A" })).toEqual({ ...NO_FRONT, title: "A" });
  });
});

describe("suggestedFront", () => {
  const title = { kind: "title" as const, level: 1, label: "", segments: [{ source: "云从科技融资18亿元", target: "CloudWalk Raises 1.8 Billion" }] };
  it("takes the titles from the text where nothing above it names them", () => {
    expect(suggestedFront({ front: NO_FRONT, paragraphs: [title], translation: null }, "Jeff")).toEqual({ ...NO_FRONT, title: "CloudWalk Raises 1.8 Billion", original_title: "云从科技融资18亿元", translator: "Jeff" });
  });
  it("believes what was read, and does not claim another's translation", () => {
    const translation = { name: "en.txt", pasted: false, encoding: "UTF-8", dropped: [], unpaired_source: 0, unpaired_target: 0 };
    expect(suggestedFront({ front: { ...NO_FRONT, original_title: "别的标题" }, paragraphs: [title], translation }, "Jeff")).toMatchObject({ original_title: "别的标题", translator: "" });
  });
});
