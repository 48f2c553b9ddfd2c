import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { ProjectsPage } from "./ProjectsPage";

const me = { id: 1, name: "Mei", email: "mei@example.org", is_administrator: true, has_password: true, language: "" };
const project = { id: 1, name: "ChinAI", description: "", kind: "publication", role: "administrator" };
const file = new File(["zip"], "chinai.zip", { type: "application/zip" });

it("makes a project of an archive, and says why not when it is none", async () => {
  let refuse = true;
  serve({
    "GET /session": me,
    "GET /projects": [project],
    "POST /archives": () => (refuse ? problem(422, "This is no archive that can be restored: it is no zip file.") : { ...project, id: 5, name: "Again" }),
  });
  const { user, path } = await draw(<ProjectsPage all />);
  expect(await screen.findByRole("link", { name: "Download an archive of “ChinAI”" })).toHaveAttribute("href", "/api/v1/projects/1/archive");
  await user.click(screen.getByRole("button", { name: "Restore an archive" }));
  expect(screen.getByRole("button", { name: "Make the project" })).toBeDisabled();
  await user.upload(screen.getByLabelText("Archive (.zip)"), file);
  await user.click(screen.getByRole("button", { name: "Make the project" }));
  expect(await screen.findByText(/no archive that can be restored/)).toBeVisible();
  refuse = false;
  await user.click(screen.getByRole("button", { name: "Make the project" }));
  expect(await screen.findByText(/“Again” is there again/)).toBeVisible();
  expect(path()).toBe("/projects/5/people");
});

it("is offered to administrators alone", async () => {
  serve({ "GET /session": { ...me, is_administrator: false }, "GET /projects": [{ ...project, role: "editor" }] });
  await draw(<ProjectsPage all />);
  await screen.findByRole("link", { name: "ChinAI" });
  expect(screen.queryByRole("button", { name: "Restore an archive" })).toBeNull();
  expect(screen.queryByRole("link", { name: /Download an archive/ })).toBeNull();
});
