import { describe, expect, it } from "vitest";
import { titleOf } from "./uses";

describe("titleOf", () => {
  const uses = { renderings: [{ articles: [{ article_id: 1, title: "Teams" }] }, { articles: [{ article_id: 2, title: "" }] }] };
  it("is found by any rendering", () => {
    expect([1, 2, 3].map((id) => titleOf(uses, id))).toEqual(["Teams", "", ""]);
  });
});
