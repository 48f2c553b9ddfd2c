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

  it("names a field within a field, and calls any value unusable", () => {
    expect(chineseRefusal({ code: "input.empty", field: "front.lines.3.label" })).toBe("文前信息的标签不能为空。");
    expect(chineseRefusal({ code: "input.of_a_new_kind", field: "title" })).toBe("标题不是此处可用的值。");
  });

  it("quotes a file's name, and puts what pasted texts are called into Chinese", () => {
    expect(chineseRefusal({ code: "alignment.same_text", chinese: "Chinese text", english: "a.docx" })).toBe("“中文原文”和“a.docx”是同一个文本。");
    expect(chineseRefusal({ code: "fetching.no_document", host: "news.example", kind: null })).toBe("news.example 发来的是未注明类型的内容，不是可以读取的文件。");
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
