import { render } from "@testing-library/react";
import { expect, it } from "vitest";
import { Typeset } from "./Typeset";

it.each([
  ["plain", "<span>plain</span>"],
  ["这是**重点**。", '<span>这是</span><span class="mark-bold">重点</span><span>。</span>'],
  ["***all***", '<span class="mark-bold mark-italic">all</span>'],
  ["see [it](https://example.org/a)", '<span>see </span><span class="mark-link">it</span>'],
  ["fund^[A *pool*.]", '<span>fund</span><span class="mark-note">A </span><span class="mark-note mark-italic">pool</span><span class="mark-note">.</span>'],
  ["word[^1]", "<span>word</span><sup>1</sup>"],
  [String.raw`2 \* 3`, '<span>2 </span><span class="mark-escape">*</span><span> 3</span>'],
])("%s is read without its signs", (text, drawn) => {
  expect(render(<Typeset text={text} />).container.innerHTML).toBe(drawn);
});
