import { describe, expect, it } from "vitest";
import type { CandidateInfo, GlossInfo } from "../api/generated/types.gen";
import { chosenAtFirst, counted, draftFrom, pieces, proposable, readHarvestSearch } from "./harvest";

function gloss(zh: string, en: string, standing: GlossInfo["standing"] = "new", confidence = 0.9): GlossInfo {
  return { zh, en, standing, confidence, sentence: "", zh_mark: { start: 0, end: 0 }, en_mark: { start: 0, end: 0 }, paragraph: 1, concept: null };
}

describe("a gloss in its sentence", () => {
  it("is cut at code points, whichever side comes first", () => {
    const sentence = "😀 The “national team” (国家队).";
    expect(pieces({ sentence, en_mark: { start: 7, end: 20 }, zh_mark: { start: 23, end: 26 } })).toEqual([
      { text: "😀 The “", mark: null },
      { text: "national team", mark: "en" },
      { text: "” (", mark: null },
      { text: "国家队", mark: "zh" },
      { text: ").", mark: null },
    ]);
  });

  it("may have no English", () => {
    expect(pieces({ sentence: "国家队", en_mark: { start: 0, end: 0 }, zh_mark: { start: 0, end: 3 } })).toEqual([{ text: "国家队", mark: "zh" }]);
  });
});

describe("what can be proposed", () => {
  const glosses = [gloss("国家队", "national team", "known"), gloss("独角兽", "unicorn"), gloss("独角兽", "unicorns"), gloss("内卷", ""), gloss("躺平", "lying flat", "new", 0.2), gloss("纯内资", "domestic", "conflict")];

  it("is new, has English and is offered once", () => {
    expect([...proposable(glosses)]).toEqual([1, 4]);
  });

  it("is chosen at first unless it is doubtful", () => {
    expect([...chosenAtFirst(glosses)]).toEqual([1]);
  });

  it("is counted", () => {
    expect(counted(glosses)).toEqual({ all: 6, new: 4, conflict: 1, known: 1 });
  });
});

describe("a proposal from a candidate", () => {
  const candidate: CandidateInfo = { zh: "监管沙盒", kind: "work of art", score: 0.8, count: 2, reasons: [], contexts: [{ sentence: "监管沙盒试行。", segment_id: 4, number: 2 }], renderings: [] };

  it("has its kind if the glossary knows it, its sentence and the rendering", () => {
    const draft = draftFrom(candidate, { en: "regulatory sandbox", origin: "pairs", confidence: 0.7, sentences: [] });
    expect(draft).toMatchObject({ zh: "监管沙盒", kind: "term", source: "监管沙盒试行。", renderings: [{ text: "regulatory sandbox", standing: "preferred" }] });
    expect(draftFrom({ ...candidate, kind: "person", contexts: [] }, undefined)).toMatchObject({ kind: "person", source: "", renderings: [{ text: "" }] });
  });
});

it("an address names an article or none", () => {
  expect(readHarvestSearch({ article: "7" })).toEqual({ article: 7 });
  expect(readHarvestSearch({ article: "x" })).toEqual({});
});
