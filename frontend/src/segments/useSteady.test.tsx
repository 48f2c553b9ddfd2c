import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useSteady } from "./useSteady";

function Steady({ now }: { now: boolean }) {
  return <p>{useSteady(now, 600) ? "yes" : "no"}</p>;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it("believes at first, doubts at once, and believes again after a while", () => {
  const { rerender } = render(<Steady now />);
  const says = (text: string): HTMLElement => screen.getByText(text);
  const wait = (ms: number): void => act(() => void vi.advanceTimersByTime(ms));
  expect(screen.getByText("yes")).toBeInTheDocument();
  rerender(<Steady now={false} />);
  says("no");
  wait(10);
  rerender(<Steady now />);
  says("no"); // it was false for a moment only, and is not believed before the time is over
  wait(599);
  says("no");
  wait(1);
  says("yes");
});
