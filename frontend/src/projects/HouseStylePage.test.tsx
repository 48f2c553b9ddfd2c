import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { HouseStylePage } from "./HouseStylePage";

const style = { gloss_brackets: "round", dates: "July 27, 2021", gloss_policy: "first_use", guide: "Surname first.", house: "standard", export_glosses: "as-written", front: null, version: 3 };
const shipped = [{ id: "newsletter", name: "Newsletter", about: "", front: { title: "FULL TRANSLATION: {title}", lines: [{ field: "outlet", label: "Original source" }, { field: "author", label: "By" }], reuse: "", citation: [] } }];
const me = { id: 1, name: "Mei", email: "mei@example.org", is_administrator: false, has_password: true, language: "" };

function answers(role: string, patch: unknown = style) {
  return serve({ "GET /session": me, "GET /projects/1": { id: 1, name: "ChinAI", description: "", role }, "GET /projects/1/style": style, "GET /house-styles": shipped, "PATCH /projects/1/style": patch });
}

it("sends an editor's change over the version that was shown", async () => {
  const asked = answers("editor", { ...style, gloss_brackets: "square", version: 4 });
  const { user } = await draw(<HouseStylePage projectId={1} />);
  await user.click(await screen.findByRole("radio", { name: "Square: [纯内资]" }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText("Saved.")).toBeInTheDocument();
  const patch = asked.find(({ method }) => method === "PATCH");
  expect(patch?.body).toEqual({ gloss_brackets: "square" });
  expect(patch?.headers.get("If-Match")).toBe('"3"');
});

it("lets translators read it and change nothing", async () => {
  answers("translator");
  await draw(<HouseStylePage projectId={1} />);
  expect(await screen.findByLabelText("Guide for translators")).toHaveAttribute("readonly");
  expect(screen.getByRole("radio", { name: "Square: [纯内资]" })).toBeDisabled();
  expect(screen.queryByRole("button", { name: "Save" })).toBeNull();
});

it("keeps what was typed when somebody was faster", async () => {
  answers("editor");
  const { user } = await draw(<HouseStylePage projectId={1} />);
  const guide = await screen.findByLabelText("Guide for translators");
  await user.type(guide, " No tone marks.");
  serve({ "GET /projects/1/style": { ...style, guide: "Theirs.", version: 4 }, "PATCH /projects/1/style": problem(412, "Somebody else was faster.") });
  await user.click(screen.getByRole("button", { name: "Save" }));
  await user.click(await screen.findByRole("button", { name: "Keep what I typed" }));
  expect(guide).toHaveValue("Surname first. No tone marks.");
});

it("begins front matter of its own with a shipped style, and sends lines in their order", async () => {
  const asked = answers("editor");
  const { user } = await draw(<HouseStylePage projectId={1} />);
  expect(screen.queryByRole("radio", { name: /Our own/ })).toBeNull();
  await user.click(await screen.findByRole("button", { name: "Begin with …" }));
  await user.click(await screen.findByRole("menuitem", { name: "A newsletter" }));
  await user.click(screen.getByRole("button", { name: "Author: further up" }));
  await user.clear(screen.getByLabelText("Before: Author"));
  await user.click(screen.getByLabelText("Before: Author"));
  await user.paste("From the Chinese of");
  await user.click(screen.getByRole("radio", { name: /Our own/ }));
  await user.click(screen.getByRole("checkbox", { name: /Apply this/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  await screen.findAllByText("Saved.");
  expect(asked.find(({ method }) => method === "PATCH")?.body).toEqual({
    house: "own",
    export_glosses: "by-policy",
    front: { ...shipped[0]?.front, lines: [{ field: "author", label: "From the Chinese of" }, { field: "outlet", label: "Original source" }] },
  });
});
