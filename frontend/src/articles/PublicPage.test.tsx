import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { serve } from "../api/testing";
import { draw } from "../ui/testing";
import { PublicPage } from "./PublicPage";

const me = { id: 1, name: "Li Wen", email: "li@example.org", is_administrator: false, has_password: true, language: "" };
const project = { id: 1, name: "ChinAI", role: "editor" };
const link = { path: "/public/abc", house: "standard", created_by: "Li Wen", created_at: "2026-11-29T08:00:00Z" };
const drawn = <PublicPage articleId={7} projectId={1} house="newsletter" isFinished={true} />;

describe("the public page", () => {
  it("is made by an editor, in the chosen style, and its address can be copied and opened", async () => {
    const asked = serve({ "GET /session": me, "GET /projects/1": project, "GET /articles/7/public-link": { link: null }, "POST /articles/7/public-link": { link } });
    const { user } = await draw(drawn);
    await user.click(await screen.findByRole("button", { name: "Make a link" }));
    expect(await screen.findByLabelText("Address of the public page")).toHaveValue(`${window.location.origin}/public/abc`);
    expect(screen.getByRole("link", { name: "Open the page" })).toHaveAttribute("href", "/public/abc");
    expect(screen.getByText(/Made by Li Wen/)).toBeVisible();
    expect(asked.find(({ method }) => method === "POST")?.query.get("house")).toBe("newsletter");
  });

  it("is revoked after a question", async () => {
    let revoked = false;
    serve({
      "GET /session": me,
      "GET /projects/1": project,
      "GET /articles/7/public-link": () => Response.json({ link: revoked ? null : link }),
      "DELETE /articles/7/public-link": () => {
        revoked = true;
        return new Response(null, { status: 204 });
      },
    });
    const { user } = await draw(drawn);
    await user.click(await screen.findByRole("button", { name: "Revoke the link" }));
    const buttons = await screen.findAllByRole("button", { name: "Revoke the link" });
    await user.click(buttons.at(-1) as HTMLElement);
    expect(await screen.findByRole("button", { name: "Make a link" })).toBeVisible();
    expect(screen.queryByLabelText("Address of the public page")).toBeNull();
  });

  it("offers a reader no button but the way to the page", async () => {
    serve({ "GET /session": me, "GET /projects/1": { ...project, role: "reader" }, "GET /articles/7/public-link": { link } });
    await draw(drawn);
    expect(await screen.findByRole("link", { name: "Open the page" })).toBeVisible();
    expect(screen.queryByRole("button", { name: "Revoke the link" })).toBeNull();
  });
});
