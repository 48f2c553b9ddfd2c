import { expect, it } from "vitest";
import { chineseHelp, whatItFinds } from "./checkHelp";
import findings from "./findingSentences.zh.json";

it("has a Chinese sentence for every check whose findings are told in Chinese", () => {
  expect(Object.keys(findings).filter((check) => chineseHelp(check) === null)).toEqual([]);
  expect(chineseHelp("of tomorrow")).toBeNull();
});

it("takes the first paragraph, also one that was broken into lines", () => {
  expect(whatItFinds("A gloss has Chinese\nthat the source has not.\n\nThe policy is …")).toBe("A gloss has Chinese that the source has not.");
});
