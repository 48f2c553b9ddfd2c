import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { Typeset } from "./Typeset";

it.each([
  ["plain", "plain", "<span>plain</span>"],
  ["这是**重点**。", "这是重点。", '<span>这是</span><span class="mark-bold">重点</span><span>。</span>'],
  ["***all***", "all", '<span class="mark-bold mark-italic">all</span>'],
  ["see [the page](https://example.org/a)", "see the page", '<span>see </span><span class="mark-link">the page</span>'],
  ["fund^[A pool of *money*.]", "fundA pool of money.", undefined],
  ["word[^1]", "word1", "<span>word</span><sup>1</sup>"],
  [String.raw`2 \* 3`, "2 * 3", undefined],
])("%s is read without its signs", (text, read, drawn) => {
  const { container } = render(<Typeset text={text} />);
  expect(container).toHaveTextContent(read);
  if (drawn !== undefined) expect(container.innerHTML).toBe(drawn);
});
