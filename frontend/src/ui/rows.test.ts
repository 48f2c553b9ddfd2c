import { expect, test } from "vitest";
import { withRow } from "./rows";

test("the row with the focus is drawn too, in its place", () => {
  expect(withRow([4, 5], 2)).toEqual([2, 4, 5]);
  expect(withRow([4, 5], 9)).toEqual([4, 5, 9]);
  expect(withRow([4, 5], 5)).toEqual([4, 5]);
  expect(withRow([4, 5], -1)).toEqual([4, 5]);
});
