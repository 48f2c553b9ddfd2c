import { describe, expect, it, vi } from "vitest";
import type { Finding } from "../api/types";
import { FindingMarks, markOf } from "./findingMarks";

const finding = (id: string, segment_id: number, severity: Finding["severity"], version = 1): Finding => ({
  id,
  segment_id,
  number: segment_id,
  version,
  severity,
  check: "spacing",
  code: "doubled",
  facts: {},
  message: "There are two spaces.",
  source: null,
  target: null,
  fix: null,
  ignored: null,
});

describe("the mark of a row", () => {
  it("counts what is open and tells the worst of it", () => {
    const ignored = { ...finding("c", 1, "error"), ignored: { reason: "so", by: null, at: "" } };
    expect(markOf([finding("a", 1, "hint"), finding("b", 1, "warning"), ignored])).toEqual({ count: 2, worst: "warning" });
    expect(markOf([ignored])).toBeNull();
    expect(markOf([])).toBeNull();
  });

  it("is told to its row alone, and only when it changes", () => {
    const marks = new FindingMarks();
    const one = vi.fn();
    const other = vi.fn();
    marks.subscribe(1, one);
    const stop = marks.subscribe(2, other);
    marks.replaceAll([finding("a", 1, "error")]);
    marks.replaceAll([finding("a", 1, "error")]);
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
    stop();
    marks.replaceAll([finding("b", 2, "hint")]);
    expect([one.mock.calls.length, other.mock.calls.length]).toEqual([2, 0]);
    expect([marks.get(1), marks.get(2)]).toEqual([null, { count: 1, worst: "hint" }]);
  });

  it("keeps what only a comparison shows while the text is the same", () => {
    const marks = new FindingMarks();
    marks.replaceAll([finding("own", 1, "warning"), finding("compared", 1, "error")]);
    marks.replace(1, 1, [{ ...finding("own", 1, "warning"), ignored: { reason: "so", by: null, at: "" } }]);
    expect(marks.get(1)).toEqual({ count: 1, worst: "error" });
    marks.replace(1, 2, []);
    expect(marks.get(1)).toBeNull();
  });
});
