import { describe, expect, it } from "vitest";
import { best, BLANK, fieldsOf, inOrder } from "./entry";

describe("fieldsOf", () => {
  it("sends no empty lines and no empty renderings", () => {
    const draft = {
      ...BLANK,
      zh: " 国家队 ",
      variants: [
        { text: " 國家隊", form: "traditional" as const, standing: "admitted" as const },
        { text: " ", form: "variant" as const, standing: "admitted" as const },
      ],
      renderings: [
        { text: " national team ", standing: "preferred" as const },
        { text: " ", standing: "admitted" as const },
      ],
    };
    expect(fieldsOf(draft)).toMatchObject({ zh: "国家队", variants: [{ text: "國家隊", form: "traditional" }], renderings: [{ text: "national team", standing: "preferred" }] });
  });
});

describe("best", () => {
  it("is the preferred rendering, else an admitted one, never a forbidden one", () => {
    expect(best([{ text: "a", standing: "admitted" }, { text: "b", standing: "preferred" }])).toBe("b");
    expect(best([{ text: "x", standing: "forbidden" }, { text: "a", standing: "admitted" }])).toBe("a");
    expect(best([{ text: "x", standing: "forbidden" }])).toBe("");
  });
});

describe("inOrder", () => {
  it("puts the preferred first and the forbidden last", () => {
    expect(inOrder([{ text: "x", standing: "forbidden" }, { text: "a", standing: "admitted" }, { text: "b", standing: "preferred" }]).map(({ text }) => text)).toEqual(["b", "a", "x"]);
  });
});
