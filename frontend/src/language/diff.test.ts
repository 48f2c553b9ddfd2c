import { describe, expect, it } from "vitest";
import { tokens, wordDiff, type Piece } from "./diff";

/** "the [-old-]{+new+} name" */
function drawn(before: string, after: string): string {
  const draw = ({ change, text }: Piece): string =>
    change === "same" ? text : change === "removed" ? `[-${text}-]` : `{+${text}+}`;
  return wordDiff(before, after).map(draw).join("");
}

describe("tokens", () => {
  it("are English words and single Chinese characters", () => {
    expect(tokens("The 'national team' (国家队)")).toEqual([
      "The", " ", "'", "national", " ", "team", "'", " ", "(", "国", "家", "队", ")",
    ]);
  });

  it("keep amounts, hyphens and apostrophes whole", () => {
    expect(tokens("Xi'an’s 3.5-fold 1,800")).toEqual(["Xi'an’s", " ", "3.5-fold", " ", "1,800"]);
  });

  it("end a figure where Chinese begins", () => {
    expect(tokens("获18亿元AI")).toEqual(["获", "18", "亿", "元", "AI"]);
  });

  it("lose nothing", () => {
    for (const text of ["", "a\r\n\tb  c", "𠮷😀é", "…… — “x”"]) expect(tokens(text).join("")).toBe(text);
  });
});

describe("word diff", () => {
  it("of equal texts is one piece", () => {
    expect(wordDiff("same", "same")).toEqual([{ change: "same", text: "same" }]);
    expect(wordDiff("", "")).toEqual([]);
  });

  it("shows a replaced word", () => {
    expect(drawn("the national team", "the domestic team")).toBe("the [-national-]{+domestic+} team");
  });

  it("shows Chinese by the character", () => {
    expect(drawn("domestic (纯内资)", "domestic (内资)")).toBe("domestic ([-纯-]内资)");
  });

  it("joins words that were replaced side by side", () => {
    expect(drawn("we saw the red house", "we saw a blue house")).toBe("we saw [-the red-]{+a blue+} house");
  });

  it("puts an added sentence behind the full stop", () => {
    expect(drawn("A. It is wholly Chinese.", "It is wholly Chinese. New.")).toBe("[-A. -]It is wholly Chinese.{+ New.+}");
  });

  it("starts from nothing and ends in nothing", () => {
    expect(drawn("", "new text")).toBe("{+new text+}");
    expect(drawn("old text", "")).toBe("[-old text-]");
  });

  it("gives both texts back", () => {
    const words = ["a", "b", "c", "国", " ", "1.8 billion", "\n"];
    let seed = 7;
    const random = (): number => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
    const text = (): string =>
      Array.from({ length: Math.floor(random() * 30) }, () => words[Math.floor(random() * words.length)]).join(" ");
    for (let round = 0; round < 300; round += 1) {
      const before = text();
      const after = text();
      const pieces = wordDiff(before, after);
      const without = (change: string): string =>
        pieces.filter((piece) => piece.change !== change).map((piece) => piece.text).join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }
  });

  it("gives up on two unlike books quickly and still loses nothing", () => {
    const before = Array.from({ length: 6000 }, (_, index) => `a${index}`).join(" ");
    const after = Array.from({ length: 6000 }, (_, index) => `b${index}`).join("\n");
    expect(wordDiff(before, after).map((piece) => piece.change)).toEqual(["removed", "added"]);
  });
});
