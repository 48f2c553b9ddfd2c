import { describe, expect, it } from "vitest";
import type { RenderingUse, Use } from "../api/generated/types.gen";
import { decidedFor, preferOnly, stillOpen, toReopen, withChoice } from "./deciding";

const rendering = (text: string, standing: RenderingUse["standing"]): RenderingUse => ({ rendering: text, standing, count: 1, articles: [] });
const use = (segment_id: number, text: string, standing: Use["standing"], state: Use["state"] = "translated") => ({ segment_id, rendering: text, standing, state, target: "x" }) as Use;

describe("preferOnly", () => {
  it("deprecates what competes, and leaves alone what is decided already or not recognised", () => {
    const choices = preferOnly([rendering("state team", "preferred"), rendering("national team", null), rendering("team", "admitted"), rendering("x", "forbidden"), rendering("", null)], "national team");
    expect([...choices]).toEqual([["state team", "deprecated"], ["national team", "preferred"]]);
  });
});

describe("toReopen", () => {
  const uses = [use(1, "state team", "preferred"), use(2, "national team", null), use(3, "state team", "preferred", "draft"), use(4, "x", "forbidden"), use(5, "", null)];

  it("has what is wrong as the glossary stands", () => {
    expect(toReopen({ uses }, new Map()).map(({ segment_id }) => segment_id)).toEqual([4]);
  });
  it("has what a choice makes wrong, but nothing that is open already", () => {
    expect(toReopen({ uses }, new Map([["state team", "deprecated"], ["national team", "preferred"]])).map(({ segment_id }) => segment_id)).toEqual([1, 4]);
  });
  it("has what nobody knows when something is chosen, also where it stays out of the glossary", () => {
    const choices = withChoice(new Map([["x", "forbidden" as const], ["national team", "deprecated" as const]]), "national team", null);
    expect([...choices]).toEqual([["x", "forbidden"]]);
    expect(toReopen({ uses }, choices).map(({ segment_id }) => segment_id)).toEqual([2, 4]);
  });
  it("leaves what is open already to a list of its own", () => {
    expect(stillOpen({ uses }, new Map([["state team", "deprecated"]])).map(({ segment_id }) => segment_id)).toEqual([3]);
  });
});

describe("decidedFor", () => {
  it("is the only preferred rendering", () => {
    const rows = [rendering("state team", "preferred"), rendering("national team", null), rendering("", null)];
    expect(decidedFor(rows, new Map())).toBe("state team");
    expect(decidedFor(rows, new Map([["national team", "preferred"]]))).toBe("");
    expect(decidedFor(rows, new Map([["national team", "preferred"], ["state team", "deprecated"]]))).toBe("national team");
  });
});
