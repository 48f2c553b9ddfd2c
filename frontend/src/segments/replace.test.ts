import { describe, expect, it } from "vitest";
import { EVERYTHING } from "./find";
import { replacementsIn, replaceThese, takeBack } from "./replace";
import { articleOf } from "./articleForTests";
import { shown } from "./saving/work";

const open = (...targets: string[]) => articleOf(...targets.map((target) => ({ source: "国家队", target, state: "translated" as const })));
const preview = (text: string, replacement: string, targets: string[], more: object = {}): string[] =>
  replacementsIn(open(...targets), { ...EVERYTHING, text, ...more }, replacement, true).map(({ number, after }) => `${number} ${after}`);

describe("replacing", () => {
  it.each([
    ["every place, whatever its case", "u.s.", "American", ["U.S. and u.s.", "hu.s.m"], {}, ["1 AMERICAN and American", "2 hAmericanm"]],
    ["a capital by a capital", "local", "regional", ["Local and local, LOCAL"], {}, ["1 Regional and regional, REGIONAL"]],
    ["a capital after a quotation mark by one", "“local", "“regional", ["“Local"], {}, ["1 “Regional"]],
    ["an abbreviation by words that stay small", "AI", "artificial intelligence", ["The AI firm"], {}, ["1 The artificial intelligence firm"]],
    ["what was typed with a capital as it is typed", "Local", "regional", ["Local"], {}, ["1 regional"]],
    ["small letters by what is typed, whatever its capitals", "team", "CloudWalk", ["a team"], {}, ["1 a CloudWalk"]],
    ["a capital that an expression finds by a capital", "teams?", "squad", ["Teams and a team"], { regex: true }, ["1 Squad and a squad"]],
    ["whole words only, where that is asked for", "local", "regional", ["Local, locally, a local."], { wholeWords: true }, ["1 Regional, locally, a regional."]],
    ["whole words by an expression", "funds?", "pool", ["fund, funds, refund"], { wholeWords: true, regex: true }, ["1 pool, pool, refund"]],
    ["only its own case, where that is asked for", "AI", "A.I.", ["AI and ai"], { matchCase: true }, ["1 A.I. and ai"]],
    ["signs as they are", "U.S.$ (1)", "$1 & $&", ["U.S.$ (1); UxSx$ (1)"], {}, ["1 $1 & $&; UxSx$ (1)"]],
    ["by a regular expression with its groups", "(\\w+), (\\w+)", "$2 $1", ["Weimin, Yang"], { regex: true }, ["1 Yang Weimin"]],
    ["by a named group and the whole", "(?<n>\\d+) percent", "$<n>% [$&] $$", ["5 percent"], { regex: true }, ["1 5% [5 percent] $"]],
    ["nothing where nothing is found", "x*", "-", ["aya"], { regex: true }, []],
    ["what is found among empty finds", "x*", "-", ["axxb"], { regex: true }, ["1 a-b"]],
    ["nothing for what is no expression", "(", "-", ["(a)"], { regex: true }, []],
    ["spaces", "  ", " ", ["Two  spaces", "one space"], {}, ["1 Two spaces"]],
    ["letters beyond the first plane whole", ".", "x", ["𠮷"], { regex: true }, ["1 x"]],
  ])("replaces %s", (_, text, replacement, targets, more, wanted) => {
    expect(preview(text, replacement, targets, more)).toEqual(wanted);
  });

  it("leaves the capitals to who wants none kept", () => {
    expect(replacementsIn(open("Local"), { ...EVERYTHING, text: "local" }, "regional").map(({ after }) => after)).toEqual(["regional"]);
  });

  it("goes through the saver, un-confirms, and is taken back with the states", () => {
    const article = open("The team", "No match", "A team");
    const shownText = (id: number) => shown(article.saver.get(id)!);
    const wanted = replacementsIn(article, { ...EVERYTHING, text: "team" }, "squad");
    article.saver.type(3, "A team, typed meanwhile");
    const done = replaceThese(article, wanted);
    expect(done.map(({ segmentId }) => segmentId)).toEqual([1]);
    expect(shownText(1)).toMatchObject({ target: "The squad", state: "draft" });
    expect(article.saver.summary().unsent).toBe(2);
    expect(takeBack(article, done, false)).toBe(1);
    expect(shownText(1)).toMatchObject({ target: "The team", state: "translated" });
    expect(article.saver.summary().unsent).toBe(1);
  });

  it("takes nothing back that was written on", () => {
    const article = open("The team", "A team");
    const done = replaceThese(article, replacementsIn(article, { ...EVERYTHING, text: "team" }, "squad"));
    article.saver.type(2, "A squad of ours");
    expect(takeBack(article, done, true)).toBe(1);
    expect(shown(article.saver.get(2)!).target).toBe("A squad of ours");
  });

  it("leaves a segment alone in which two versions stand", () => {
    const article = open("The team");
    article.saver.type(1, "My team");
    article.saver.hear(1, { ...article.saver.get(1)!.saved, target: "Their team", version: 2 });
    expect(replacementsIn(article, { ...EVERYTHING, text: "team" }, "squad")).toEqual([]);
  });
});
