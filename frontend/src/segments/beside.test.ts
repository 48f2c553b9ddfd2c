import { describe, expect, it } from "vitest";
import { Besides, initialsOf } from "./beside";

describe("beside the rows", () => {
  it("are others and not this tab", () => {
    const beside = new Besides("mine");
    const heard: number[] = [];
    beside.subscribe(7, () => heard.push(beside.of(7).people.length));
    beside.meet([{ tab: "mine", name: "Wu", segment_id: 7 }, { tab: "a", name: "Li", segment_id: 7 }, { tab: "b", name: "Li", segment_id: 7 }, { tab: "c", name: "Ma", segment_id: null }]);
    expect(beside.of(7).people).toEqual(["Li"]);
    expect(beside.present).toHaveLength(3);
    beside.meet([]);
    expect(beside.of(7).people).toEqual([]);
    expect(heard).toEqual([1, 0]);
  });

  it("are counted for the filters", () => {
    const beside = new Besides("mine");
    beside.commented(1, 2, 1);
    beside.commented(2, 1, 0);
    beside.suggested(3, 1);
    expect([...beside.where(({ open }) => open > 0)]).toEqual([1]);
    expect([...beside.where(({ suggestions }) => suggestions > 0)]).toEqual([3]);
  });

  it.each([["Wu Xin", "WX"], ["吴昕", "昕"], ["mei", "ME"], [" Li  Wen Bo ", "LB"]])("%s is %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });
});
