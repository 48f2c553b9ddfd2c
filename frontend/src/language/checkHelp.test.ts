import { expect, it } from "vitest";
import { checkName, chineseHelp, whatItFinds } from "./checkHelp";
import help from "./checkHelp.zh.json";
import findings from "./findingSentences.zh.json";

it("has a Chinese sentence for every check whose findings are told in Chinese", () => {
  expect(Object.keys(findings).filter((check) => chineseHelp(check) === null)).toEqual([]);
  expect(chineseHelp("of tomorrow")).toBeNull();
});

it("has a Chinese name for every check that has a sentence, and no two of one name", () => {
  const checks = Object.keys(help);
  const names = checks.map((check) => checkName(check, "zh"));
  expect(names.filter((name, at) => name === checks[at])).toEqual([]);
  expect(new Set(names).size).toBe(names.length);
  expect([checkName("quantities", "en"), checkName("of tomorrow", "zh")]).toEqual(["quantities", "of tomorrow"]);
});

it("takes the first paragraph, also one that was broken into lines", () => {
  expect(whatItFinds("A gloss has Chinese\nthat the source has not.\n\nThe policy is …")).toBe("A gloss has Chinese that the source has not.");
});
