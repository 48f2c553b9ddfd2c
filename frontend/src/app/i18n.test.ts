import { describe, expect, it } from "vitest";
import { Problem, Unreachable } from "../api/http";
import { messages as first } from "./catalogue.en";
import { namespaceOf, preferredLanguage } from "./i18n";
import { worthAskingAgain } from "./queryClient";

describe("preferredLanguage", () => {
  it.each([
    [["zh-TW", "en"], null, "zh"],
    [["de-DE", "zh-CN"], null, "zh"],
    [["de-DE"], null, "en"],
    [["zh-CN"], "en", "en"],
    [["en-GB"], "klingon", "en"],
  ])("of %j, remembered %s, is %s", (asked, remembered, language) => {
    expect(preferredLanguage(asked, remembered)).toBe(language);
  });
});

describe("the sentences that come first", () => {
  it("are those of every feature that the shell draws a part of", () => {
    const shell = import.meta.glob<string>("./*.tsx", { eager: true, query: "?raw", import: "default" });
    const drawn = Object.entries(shell)
      .filter(([path]) => !/router|test/.test(path))
      .flatMap(([, text]) => [...text.matchAll(/from "\.\.\/(\w+)\//g)].map(([, feature = ""]) => feature))
      .filter((feature) => !["api", "language"].includes(feature));
    expect(drawn).toContain("people");
    expect(Object.keys(first).map(namespaceOf)).toEqual(expect.arrayContaining([...new Set(drawn)]));
  });
});

describe("namespaceOf", () => {
  it("is the feature's folder", () => {
    expect(namespaceOf("/src/articles/messages.en.json")).toBe("articles");
  });
});

describe("worthAskingAgain", () => {
  it("takes a refusal for an answer, and silence or a fault for chance", () => {
    expect(worthAskingAgain(0, new Problem(404, { status: 404 }))).toBe(false);
    expect(worthAskingAgain(0, new Problem(503, { status: 503 }))).toBe(true);
    expect(worthAskingAgain(0, new Unreachable("no answer"))).toBe(true);
    expect(worthAskingAgain(2, new Unreachable("no answer"))).toBe(false);
  });
});
