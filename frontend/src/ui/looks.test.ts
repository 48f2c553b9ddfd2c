import { describe, expect, it } from "vitest";
import { findMarks } from "../language/marks";
import { looksOf } from "./looks";

function shown(text: string, from = 0, to = text.length): string {
  return looksOf(findMarks(text), from, to)
    .map((look) => (look.classes === "" ? text.slice(look.from, look.to) : `<${look.classes}:${text.slice(look.from, look.to)}>`))
    .join("");
}

describe("the looks of a marked text", () => {
  it("tell what is a sign from what is marked", () => {
    expect(shown("这是**重点**")).toBe("这是<mark-sign:**><mark-bold:重点><mark-sign:**>");
    expect(shown("词[^1]")).toBe("词<mark-sign:[^1]>");
  });

  it("can be asked for a part", () => {
    expect(shown("这是**重点**", 3, 5)).toBe("<mark-sign:*><mark-bold:重>");
  });

  it("add up where marks hold each other", () => {
    expect(shown("**a *b***")).toBe("<mark-sign:**><mark-bold:a ><mark-bold mark-sign:*><mark-bold mark-italic:b><mark-bold mark-sign:*><mark-sign:**>");
  });
});
