import { describe, expect, it } from "vitest";
import { articleOf } from "../articleForTests";
import { cutsOf, likelyCut, touchedBy } from "./deeds";

const article = () => articleOf({ target: "One." }, { target: "Two." }, { target: "" }, { target: "Four." });

describe("the segments that a change touches", () => {
  it.each([
    [{ do: "split", segment_id: 1, source_at: 1, target_at: 1 }, [1]],
    [{ do: "join", segment_id: 1 }, [1, 2]],
    [{ do: "join", segment_id: 4 }, [4]],
    [{ do: "move", segment_id: 2, to: "previous" }, [2, 1]],
    [{ do: "shift", segment_id: 1, direction: "down" }, [1, 2, 3]],
    [{ do: "shift", segment_id: 3, direction: "up" }, [3, 4]],
    [{ do: "shift", segment_id: 4, direction: "down" }, [4]],
    [{ do: "break", segment_id: 2 }, []],
    [{ do: "undo", change_id: 2 }, []],
  ] as const)("%j", (deed, touched) => {
    expect(touchedBy(article(), deed)).toEqual(touched);
  });
});

describe("where a source is likely to be cut", () => {
  it.each([
    ["他说：“走吧。”天黑了。", [8]],
    ["国家队来了，云从科技也来了。", [6]],
    ["国家队", []],
    ["“To make it up,” said a partner", [16]],
    ['"To make it up," said a partner', [16]],
    ["Only 1,280 at 10:30, of 3,000", [20]],
  ])("%s", (source, cuts) => {
    expect(cutsOf(source)).toEqual(cuts);
  });

  it("is the end of a sentence as far along as the caret", () => {
    const source = "一来了。二来了。三来了。";
    expect(likelyCut(source, "One came. Two came. Three came.", 10)).toBe(4);
    expect(likelyCut(source, "One came. Two came. Three came.", 20)).toBe(8);
    expect(likelyCut("甲", "", 0)).toBe(1);
  });

  it("is the beginning of a word where no clause ends", () => {
    expect(likelyCut("今天经济发展很快", "", 0)).toBe(4);
    expect("It is purely domestic".slice(likelyCut("It is purely domestic", "", 0))).toBe("domestic");
  });
});
