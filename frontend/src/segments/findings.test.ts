import { describe, expect, it } from "vitest";
import { findingsOf, findingsQuery, mended, segmentsWithFindings, shownVersion } from "./findings";
import { outrun, started, typed, untouched } from "./saving/work";

const work = untouched({ target: "The 𠮷  team  came.", state: "draft", version: 4, origin: "typed", changedBy: null, changedAt: null });
const finding = { version: 4, target: [5, 7] as [number, number], fix: " " };

describe("a fix", () => {
  it("takes the place of its span alone, counted in code points", () => {
    expect(mended(work, finding)).toBe("The 𠮷 team  came.");
  });

  it("may be nothing at all", () => {
    expect(mended(work, { ...finding, fix: "" })).toBe("The 𠮷team  came.");
  });

  it("is not put into a text that was not checked", () => {
    const edited = typed(work, "A 𠮷  team  came.");
    expect(mended(edited, finding)).toBeNull();
    expect(mended(started(edited, "one"), finding)).toBeNull();
    expect(mended(work, { ...finding, version: 3 })).toBeNull();
    expect(mended(work, { ...finding, version: 5 })).toBeNull();
  });

  it("fits again once the text is typed back as it was", () => {
    expect(mended(typed(typed(work, "A"), work.saved.target), finding)).not.toBeNull();
  });

  it("is not put into a text that somebody else has changed", () => {
    const edited = typed(work, "A 𠮷  team  came.");
    const theirs = { ...work.saved, target: "Theirs", version: 5 };
    expect(mended(outrun(started(edited, "one"), "one", theirs, true), { ...finding, version: 5 })).toBeNull();
  });

  it("needs a place and a text", () => {
    expect(mended(work, { ...finding, fix: null })).toBeNull();
    expect(mended(work, { ...finding, target: null })).toBeNull();
  });
});

it("counts no segment that is only empty, or whose findings all may stand", () => {
  const ignored = { reason: "So it is.", by: "Mei", at: "" };
  const said = { check: "doubled", code: "word" };
  const empty = { check: "untranslated", code: "empty" };
  const findings = [{ ...said, segment_id: 1, ignored: null }, { ...said, segment_id: 1, ignored }, { ...said, segment_id: 2, ignored }, { ...empty, segment_id: 3, ignored: null }];
  expect([...segmentsWithFindings(findings)]).toEqual([1]);
});

it("asks for each version once", () => {
  expect(findingsQuery(7, 4).queryKey).toEqual([...findingsOf(7), 4]);
  expect(shownVersion(work)).toBe(4);
  expect(shownVersion(typed(work, "A"))).toBe(0);
});
