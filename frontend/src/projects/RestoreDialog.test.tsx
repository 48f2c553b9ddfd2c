import { act, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { serve } from "../api/testing";
import { draw } from "../ui/testing";
import { ProjectsPage } from "./ProjectsPage";

const me = { id: 1, name: "Mei", email: "mei@example.org", is_administrator: true, has_password: true, language: "" };
const project = { id: 1, name: "ChinAI", description: "", kind: "publication", role: "administrator" };
const file = new File(["zip"], "chinai.zip", { type: "application/zip" });

/** A request that is answered when the test says so. */
class FakeRequest extends EventTarget {
  static latest: FakeRequest;
  readonly upload = new EventTarget();
  readonly open = vi.fn();
  status = 0;
  readonly statusText = "";
  responseText = "";
  sentForm: FormData | null = null;

  send(form: FormData): void {
    this.sentForm = form;
    FakeRequest.latest = this;
  }

  getResponseHeader(): string {
    return "application/json";
  }

  tell(loaded: number): void {
    act(() => void this.upload.dispatchEvent(new ProgressEvent("progress", { loaded, total: 200, lengthComputable: true })));
  }

  answer(status: number, body: object): void {
    this.status = status;
    this.responseText = JSON.stringify(body);
    act(() => void this.dispatchEvent(new Event("load")));
  }
}

it("makes a project of an archive, says how much of it is sent, and why not when it is none", async () => {
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  serve({ "GET /session": me, "GET /projects": [project] });
  const { user, path } = await draw(<ProjectsPage all />);
  expect(await screen.findByRole("link", { name: "Download an archive of “ChinAI”" })).toHaveAttribute("href", "/api/v1/projects/1/archive");
  await user.click(screen.getByRole("button", { name: "Restore an archive" }));
  expect(screen.getByRole("button", { name: "Make the project" })).toBeDisabled();
  await user.upload(screen.getByLabelText("Archive (.zip)"), file);
  await user.click(screen.getByRole("button", { name: "Make the project" }));
  FakeRequest.latest.answer(422, { status: 422, detail: "This is no archive that can be restored: it is no zip file." });
  expect(await screen.findByText(/no archive that can be restored/)).toBeVisible();
  await user.type(screen.getByLabelText("Name"), "Again ");
  await user.click(screen.getByRole("button", { name: "Make the project" }));
  expect(FakeRequest.latest.open).toHaveBeenCalledWith("POST", "/api/v1/archives");
  expect(FakeRequest.latest.sentForm?.get("name")).toBe("Again");
  FakeRequest.latest.tell(90);
  expect(screen.getByText("45 %")).toBeVisible();
  FakeRequest.latest.tell(200);
  expect(screen.getByText(/the project is being made of it/)).toBeVisible();
  FakeRequest.latest.answer(201, { ...project, id: 5, name: "Again" });
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
