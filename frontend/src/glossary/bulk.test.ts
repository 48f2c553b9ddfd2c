import { describe, expect, it } from "vitest";
import type { Concept } from "../api/types";
import { named, toggled } from "./bulk";

describe("toggled", () => {
  it("adds and takes away, and leaves the set it was given alone", () => {
    const chosen = new Set([1]);
    expect([...toggled(chosen, 2)]).toEqual([1, 2]);
    expect([...toggled(chosen, 1)]).toEqual([]);
    expect([...chosen]).toEqual([1]);
  });
});

describe("named", () => {
  it("names what is chosen and still in the list, with the version that is shown", () => {
    const entries = [{ id: 1, version: 3 }, { id: 2, version: 1 }] as Concept[];
    expect(named(entries, new Set([2, 9]))).toEqual([{ id: 2, version: 1 }]);
  });
});
