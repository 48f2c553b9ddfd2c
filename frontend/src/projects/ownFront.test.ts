import { expect, it } from "vitest";
import { dropped, moved, sent } from "./ownFront";

const lines = [
  { field: "author", label: "By" },
  { field: "outlet", label: "From" },
  { field: "rate", label: "Rate" },
] as const;

it("moves a line up and down, and nowhere beyond the ends", () => {
  expect(moved(lines, 2, -1).map(({ label }) => label)).toEqual(["By", "Rate", "From"]);
  expect(moved(lines, 0, 1).map(({ label }) => label)).toEqual(["From", "By", "Rate"]);
  expect(moved(lines, 0, -1)).toEqual(lines);
  expect(moved(lines, 2, 1)).toEqual(lines);
});

it("drops one line, and empty pieces of a citation", () => {
  expect(dropped(lines, 1).map(({ label }) => label)).toEqual(["By", "Rate"]);
  expect(sent({ title: "{title}", lines: [], reuse: "", citation: ["{author}. ", "", " "] }).citation).toEqual(["{author}. "]);
});
