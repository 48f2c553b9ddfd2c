import { describe, expect, it } from "vitest";
import { marking, markOfSource, type Marking } from "./marking";

function done(text: string, { from, to, insert, anchor, head }: Marking): string {
  const made = text.slice(0, from) + insert + text.slice(to);
  return anchor === head ? `${made.slice(0, head)}|${made.slice(head)}` : `${made.slice(0, anchor)}<${made.slice(anchor, head)}>${made.slice(head)}`;
}

describe("the keys for light marks", () => {
  it("mark a selection and leave the spaces at its ends outside", () => {
    expect(done("a big firm", marking("a big firm", 1, 6, "bold"))).toBe("a **<big>** firm");
    expect(done("a big firm", marking("a big firm", 2, 5, "italic"))).toBe("a *<big>* firm");
  });

  it("take away the emphasis that is there", () => {
    expect(done("a **big** firm", marking("a **big** firm", 4, 7, "bold"))).toBe("a <big> firm");
    expect(done("a **big** firm", marking("a **big** firm", 2, 9, "bold"))).toBe("a <big> firm");
    expect(done("a **big** firm", marking("a **big** firm", 5, 5, "bold"))).toBe("a <big> firm");
  });

  it("begin an emphasis, a link or a note where nothing is selected", () => {
    expect(done("a ", marking("a ", 2, 2, "italic"))).toBe("a *|*");
    expect(done("a ", marking("a ", 2, 2, "link"))).toBe("a [|](https://)");
    expect(done("word", marking("word", 0, 4, "note"))).toBe("word^[|]");
    expect(done("the plan", marking("the plan", 4, 8, "link"))).toBe("the [plan](https://|)");
  });

  it("bring the next mark of the source that is missing", () => {
    const source = "见[公告](https://a.example/)[^1]，[^2]";
    const link = "See [the notice](https://a.example/)";
    expect(done("See it", markOfSource(source, "See it", 4, 6) as Marking)).toBe("See [<it>](https://a.example/)");
    expect(done(link, markOfSource(source, link, link.length, link.length) as Marking)).toBe(`${link}[^1]|`);
    expect(markOfSource(source, `${link}[^1] [^2]`, 0, 0)).toBeNull();
  });
});
