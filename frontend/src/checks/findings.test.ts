import { expect, it } from "vitest";
import { checksIn, counted, filtered, filterOf, readFindingsSearch, searchOf } from "./findings";

const ignored = { reason: "A name.", by: "Lin", at: "2026-11-29T10:00:00Z" };
const findings = [
  { check: "quantities", severity: "error", ignored: null },
  { check: "spacing", severity: "warning", ignored: null },
  { check: "quantities", severity: "error", ignored },
] as const;

it("shows what is open, and what is let stand by itself", () => {
  expect(counted(findings)).toEqual({ all: 2, error: 1, warning: 1, hint: 0, ignored: 1 });
  expect(filtered(findings, { sight: "all", check: "quantities" })).toEqual([findings[0]]);
  expect(filtered(findings, { sight: "ignored", check: "" })).toEqual([findings[2]]);
  expect(checksIn(findings)).toEqual(["quantities", "spacing"]);
});

it("keeps a filter in the address, and no more than it knows", () => {
  for (const search of [{}, { sight: "error" }, { check: "spacing", sight: "ignored" }] as const) expect(searchOf(filterOf(readFindingsSearch(search)))).toEqual(search);
  expect(readFindingsSearch({ sight: "everything", check: "<b>" })).toEqual({});
});
