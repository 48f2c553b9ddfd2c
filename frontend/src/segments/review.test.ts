import { describe, expect, it } from "vitest";
import { reviewOf, type Version } from "./review";

/** The newest first, as the server tells them. */
function versions(...told: [target: string, state: Version["state"], by: string][]): Version[] {
  return told.map(([target, state, by], index) => ({ version: told.length - index, target, state, by, at: "" }));
}

describe("a review", () => {
  it("is none before anybody has confirmed", () => {
    expect(reviewOf(versions(["A tea", "draft", "Lin"], ["", "untranslated", "Lin"]), "A tea")).toBeNull();
  });

  it("compares with what the translator confirmed", () => {
    const review = reviewOf(versions(["A squad", "draft", "Mei"], ["A team", "translated", "Lin"], ["A tea", "draft", "Lin"]), "A squad");
    expect(review?.before).toMatchObject({ target: "A team", by: "Lin" });
  });

  it("counts what is typed and not saved yet", () => {
    expect(reviewOf(versions(["A team", "translated", "Lin"]), "A team of")?.before?.target).toBe("A team");
  });

  it("finds nothing changed in a first confirmation", () => {
    const review = reviewOf(versions(["A team", "translated", "Lin"], ["A tea", "draft", "Lin"]), "A team");
    expect(review).toMatchObject({ confirmed: { by: "Lin" }, before: null });
  });

  it("compares a text that was confirmed again with what was confirmed before", () => {
    const review = reviewOf(versions(["A squad", "translated", "Lin"], ["A team", "draft", "Mei"], ["A team", "translated", "Lin"]), "A squad");
    expect(review).toMatchObject({ confirmed: { version: 3 }, before: { target: "A team", version: 1 } });
  });

  it("names the translator and not who reviewed the same text", () => {
    const review = reviewOf(versions(["A team", "reviewed", "Mei"], ["A team", "translated", "Lin"]), "A team");
    expect(review?.confirmed.by).toBe("Lin");
  });
});
