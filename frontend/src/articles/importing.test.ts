import { describe, expect, it } from "vitest";
import { createBody, faultOf, kinds, NOTHING, previewBody } from "./importing";
import { NO_FRONT } from "./frontMatter";

const file = new File(["文"], "article.docx");

describe("faultOf", () => {
  it.each([
    ["article.docx", 10, null],
    ["ARTICLE.DOCX", 10, null],
    ["article.rtf", 10, "kind"],
    ["article", 10, "kind"],
    ["article.txt", 0, "empty"],
    ["article.txt", 20_000_001, "large"],
  ])("%s of %i bytes: %s", (name, size, fault) => {
    expect(faultOf({ name, size })).toBe(fault);
  });
});

describe("previewBody", () => {
  it("sends the file rather than the text", () => {
    expect(previewBody({ source: { file, text: "old" }, translation: null, segmentation: "paragraph" })).toEqual({ segmentation: "paragraph", source: file });
  });
  it("sends text and its translation", () => {
    expect(previewBody({ source: { file: null, text: "国家队" }, translation: { file: null, text: "national team" }, segmentation: "sentence" })).toEqual({
      segmentation: "sentence",
      text: "国家队",
      translation_text: "national team",
    });
  });
  it("takes an empty translation for none", () => {
    expect(previewBody({ source: { file, text: "" }, translation: NOTHING, segmentation: "paragraph" })).toEqual({ segmentation: "paragraph", source: file });
  });
});

describe("createBody", () => {
  it("adds the front matter without outer spaces", () => {
    expect(createBody({ source: { file, text: "" }, translation: null, segmentation: "paragraph" }, { ...NO_FRONT, title: " A " }, "draft")).toMatchObject({ source: file, title: "A", author: "", translation_state: "draft" });
  });
});

describe("kinds", () => {
  it("counts in the order of first appearance", () => {
    const paragraph = { level: 0, label: "", segments: [] };
    expect(kinds({ paragraphs: [{ kind: "title", ...paragraph }, { kind: "paragraph", ...paragraph }, { kind: "paragraph", ...paragraph }] })).toEqual([
      ["title", 1],
      ["paragraph", 2],
    ]);
  });
});
