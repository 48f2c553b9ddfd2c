import { describe, expect, it } from "vitest";
import { chineseRefusal } from "./problemSentences";

describe("a refusal in Chinese", () => {
  it("has its sentence by its code", () => {
    expect(chineseRefusal({ code: "segments.nothing_to_confirm" })).toBe("还没有可以确认的译文。");
  });

  it("puts facts in, and words of ours in Chinese", () => {
    expect(chineseRefusal({ code: "projects.role_too_low", needed: "editor", role: "translator" })).toBe("此操作需要“编辑”角色，您在这个项目中是“译者”。");
    expect(chineseRefusal({ code: "input.string_too_long", field: "target", max_length: 100000 })).toBe("译文过长：最多 100000 个字符。");
    expect(chineseRefusal({ code: "segments.segment_changed", current: { changed_by: "林" } })).toMatch(/^林已修改/);
  });

  it("names several people, and nobody", () => {
    expect(chineseRefusal({ code: "structure.segments_changed", by: ["任", "林"] })).toMatch(/^任、林已修改/);
    expect(chineseRefusal({ code: "structure.segments_changed", by: null })).toMatch(/^有人已修改/);
  });

  it("is left out where there is no sentence or a fact is missing", () => {
    expect(chineseRefusal({ code: "nothing.known" })).toBeNull();
    expect(chineseRefusal({})).toBeNull();
    expect(chineseRefusal({ code: "projects.role_too_low", role: "reader" })).toBeNull();
  });
});
