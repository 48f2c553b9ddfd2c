import { describe, expect, it } from "vitest";
import { merge } from "./merge";

describe("merge", () => {
  it("brings changes in different places together", () => {
    expect(merge("The firm raised money in May.", "The company raised money in May.", "The firm raised money in June."))
      .toBe("The company raised money in June.");
  });

  it("refuses changes to the same word", () => {
    expect(merge("The firm", "The company", "The enterprise")).toBeNull();
  });

  it("refuses changes that touch, because their order would be a guess", () => {
    expect(merge("one two", "one, two", "one; two")).toBeNull();
  });

  it("takes an equal change once", () => {
    expect(merge("a firm here now", "a company here now", "a company here today")).toBe("a company here today");
  });

  it("takes the only side that changed", () => {
    expect(merge("a", "a", "b")).toBe("b");
    expect(merge("a", "b", "a")).toBe("b");
    expect(merge("a", "b", "b")).toBe("b");
  });

  it("refuses two beginnings from nothing", () => {
    expect(merge("", "one", "two")).toBeNull();
  });
});
