import { describe, expect, it } from "vitest";
import { Problem } from "../api/http";
import { choiceOf, fileName, missingIn, previewAddress, readExportSearch, searchOf } from "./exporting";

describe("readExportSearch", () => {
  it("takes only what there is", () => {
    expect(readExportSearch({ format: "odt", layout: "alternating", house: "nobody", draft: true })).toEqual({ layout: "alternating", draft: true });
  });
  it("leaves the rest to the defaults", () => {
    expect(choiceOf({})).toEqual({ format: "docx", layout: "translation", house: "standard", draft: false, glosses: "as-written", terms: false });
  });
  it("follows the house style of the project where nothing else is said, and says what differs", () => {
    const wanted = { house: "own", export_glosses: "by-policy" } as const;
    expect(choiceOf({}, wanted)).toMatchObject({ house: "own", glosses: "by-policy" });
    const other = { ...choiceOf({}, wanted), house: "standard", glosses: "as-written" } as const;
    expect(searchOf(other, wanted)).toEqual({ house: "standard", glosses: "as-written" });
    expect(choiceOf(readExportSearch({ ...searchOf(other, wanted) }), wanted)).toEqual(other);
  });
  it("reads what it has written", () => {
    for (const search of [{}, { format: "pdf", layout: "appendix", house: "cset", draft: true }, { format: "tmx" }] as const) {
      expect(searchOf(choiceOf(readExportSearch(search)))).toEqual(search);
    }
  });
});

describe("fileName", () => {
  it.each([
    [`attachment; filename="x.docx"; filename*=UTF-8''%E5%9B%BD%E5%AE%B6%E9%98%9F.docx`, "国家队.docx"],
    [`attachment; filename="x.docx"`, "x.docx"],
    [`attachment; filename*=UTF-8''%E5%9B; filename="x.docx"`, "x.docx"],
    [null, "article-7.docx"],
  ])("%s", (header, name) => {
    expect(fileName(header, "article-7.docx")).toBe(name);
  });
});

describe("missingIn", () => {
  it("reads the list of a refusal", () => {
    const missing = [{ segment_id: 3, number: 2, state: "draft", source: "国家队" }];
    expect(missingIn(new Problem(409, { status: 409, missing }))).toEqual(missing);
    expect(missingIn(new Problem(409, { status: 409 }))).toBeNull();
    expect(missingIn(new Error("no"))).toBeNull();
  });
});

describe("previewAddress", () => {
  it("asks for the same document", () => {
    expect(previewAddress(7, { format: "md", layout: "side-by-side", house: "cset", draft: true, glosses: "by-policy", terms: true })).toBe("/api/v1/articles/7/export/preview?layout=side-by-side&house=cset&draft=true&glosses=by-policy&terms=true");
  });
});
