import { describe, expect, it } from "vitest";
import type { ConceptLite, Standing } from "../api/types";
import type { Mark, Row } from "./article";
import { forbiddenIn, markAt, renderingOf, termsOf } from "./terms";

function concept(id: number, zh: string, ...renderings: [string, Standing][]): ConceptLite {
  return {
    id, zh, pinyin: "", kind: "term", domain: "", note: "", status: "approved",
    renderings: renderings.map(([text, standing]) => ({ text, standing })),
  };
}

function row(source: string, marks: Mark[]): Row {
  return { id: 1, index: 0, number: 1, kind: "paragraph", level: 0, first: true, gone: false, epoch: 0, source, characters: source.length, marks };
}

const team = concept(1, "国家队", ["squad", "forbidden"], ["state-backed firm", "admitted"], ["national team", "preferred"]);
const develop = concept(2, "发展", ["development", "admitted"]);

describe("the terms of a row", () => {
  it("are listed once, in order, with the Chinese as it is written; doubtful ones last", () => {
    const marks = [
      { start: 1, end: 3, concept: develop, sure: false },
      { start: 4, end: 7, concept: team, sure: true },
      { start: 8, end: 11, concept: team, sure: true },
    ];
    const terms = termsOf(row("研发展示國家隊和国家队", marks));
    expect(terms.map(({ chinese, sure }) => [chinese, sure])).toEqual([["國家隊", true], ["发展", false]]);
  });

  it("keep the numbers of approved terms when another one is proposed", () => {
    const proposed = { ...develop, status: "proposed" } as const;
    const marks = [
      { start: 0, end: 2, concept: proposed, sure: true },
      { start: 2, end: 5, concept: team, sure: true },
    ];
    expect(termsOf(row("发展国家队", marks)).map(({ chinese }) => chinese)).toEqual(["国家队", "发展"]);
  });

  it("are inserted by their preferred rendering and never by a forbidden one", () => {
    expect(renderingOf(team)?.text).toBe("national team");
    expect(renderingOf(develop)?.text).toBe("development");
    expect(renderingOf(concept(3, "队", ["squad", "forbidden"]))).toBeNull();
  });

  it("are found at a place, the longest first", () => {
    const marks = [
      { start: 0, end: 2, concept: develop, sure: true },
      { start: 0, end: 4, concept: team, sure: true },
    ];
    expect(markAt(row("国家人工", marks), 1)?.concept.id).toBe(1);
    expect(markAt(row("国家人工", marks), 4)).toBeNull();
  });
});

describe("forbidden renderings in a target", () => {
  const found = (target: string, ...concepts: ConceptLite[]) =>
    forbiddenIn(target, concepts).map(({ start, end }) => target.slice(start, end));

  it("are found as whole words, whatever the case", () => {
    expect(found("A Squad, or squads? The squad.", team)).toEqual(["Squad", "squad"]);
    expect(found("the main aim", concept(4, "人工智能", ["ai", "forbidden"]))).toEqual([]);
  });

  it("may hold signs", () => {
    expect(found("a C++ (x) firm", concept(5, "语", ["C++ (x)", "forbidden"]))).toEqual(["C++ (x)"]);
  });

  it("are none where the same words are also allowed", () => {
    expect(found("the squad", concept(6, "队", ["squad", "admitted"], ["squad", "forbidden"]))).toEqual([]);
  });
});
