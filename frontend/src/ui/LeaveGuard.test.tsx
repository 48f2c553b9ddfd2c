import { screen } from "@testing-library/react";
import { Link } from "@tanstack/react-router";
import { describe, expect, it } from "vitest";
import { LeaveGuard } from "./LeaveGuard";
import { draw } from "./testing";

const page = (unsaved: boolean) => (
  <>
    <LeaveGuard unsaved={unsaved} />
    <Link to={"/elsewhere" as never}>Away</Link>
  </>
);

describe("a page with something unsaved", () => {
  it("is left only when the person says so", async () => {
    const { user, path } = await draw(page(true), "/here");
    await user.click(screen.getByRole("link", { name: "Away" }));
    await user.click(await screen.findByRole("button", { name: "Cancel" }));
    expect(path()).toBe("/here");
    await user.click(screen.getByRole("link", { name: "Away" }));
    await user.click(await screen.findByRole("button", { name: "Leave and lose it" }));
    expect(path()).toBe("/elsewhere");
  });
});

describe("a page with nothing unsaved", () => {
  it("is left without a question", async () => {
    const { user, path } = await draw(page(false), "/here");
    await user.click(screen.getByRole("link", { name: "Away" }));
    expect(path()).toBe("/elsewhere");
  });
});
