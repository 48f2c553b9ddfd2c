import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ErrorNote } from "./ErrorNote";
import { draw } from "./testing";

const unreachable = Object.assign(new Error("no answer"), { name: "Unreachable" });

describe("a note of an error", () => {
  it("calls out that the server does not answer, or says it quietly beside the work", async () => {
    await draw(<ErrorNote error={unreachable} />);
    expect(screen.getByRole("alert")).toHaveTextContent("The server does not answer.");
    await draw(<ErrorNote aside error={unreachable} onRetry={() => undefined} />);
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    expect(screen.getByText(/Not to be had while the server does not answer/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: "Try again" })).toBeInTheDocument();
  });

  it("calls other errors out beside the work too", async () => {
    await draw(<ErrorNote aside error={new TypeError("a fault of ours")} />);
    expect(screen.getByRole("alert")).toBeInTheDocument();
  });
});
