import { describe, expect, it } from "vitest";
import { chineseTag } from "./script";

describe("the script of a text", () => {
  it.each([
    ["云从科技是一家纯内资企业。", "zh-Hans"],
    ["雲從科技是一家純內資企業，這個國家隊", "zh-Hant"],
    ["", "zh-Hans"],
    ["AI 2020", "zh-Hans"],
  ])("%s", (text, tag) => expect(chineseTag(text)).toBe(tag));
});
