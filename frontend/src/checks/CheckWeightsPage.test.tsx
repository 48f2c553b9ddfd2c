import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../api/testing";
import { draw } from "../ui/testing";
import { CheckWeightsPage } from "./CheckWeightsPage";

const me = { id: 1, name: "Mei", email: "mei@example.org", is_administrator: false, has_password: true, language: "" };
const spacing = { id: "spacing", help: "A space of the target is missing.\n\nAnd more.", severity: "warning", weight: "warning", decided: false };
const negation = { id: "negation", help: "A no is gone.", severity: "hint", weight: "off", decided: true };

function answers(role: string) {
  return serve({
    "GET /session": me,
    "GET /projects/1": { id: 1, name: "ChinAI", description: "", role },
    "GET /projects/1/checks": [negation, spacing],
    "PUT /projects/1/checks/spacing": [negation, { ...spacing, weight: "error", decided: true }],
    "PUT /projects/1/checks/negation": [{ ...negation, weight: "hint", decided: false }, spacing],
  });
}

it("lets an editor weigh a check, and take a decision back", async () => {
  const asked = answers("editor");
  const { user } = await draw(<CheckWeightsPage projectId={1} />);
  const spaces = await screen.findByRole("combobox", { name: "What spacing weighs" });
  expect(spaces).toHaveValue("as-is");
  await user.selectOptions(spaces, "Error: bars publication");
  expect(await screen.findByText("Saved: spacing.")).toBeInTheDocument();
  expect(spaces).toHaveValue("error");
  await user.selectOptions(screen.getByRole("combobox", { name: "What negation weighs" }), "As the check says: Hint");
  expect(await screen.findByText("Saved: negation.")).toBeInTheDocument();
  expect(asked.filter(({ method }) => method === "PUT").map(({ body }) => body)).toEqual([{ weight: "error" }, { weight: null }]);
});

it("shows translators what holds, and says who decides", async () => {
  answers("translator");
  await draw(<CheckWeightsPage projectId={1} />);
  expect(await screen.findByRole("combobox", { name: "What negation weighs" })).toBeDisabled();
  expect(screen.getByText("Editors decide what a check weighs.")).toBeInTheDocument();
  expect(screen.getByText("A space of the target is missing.")).toBeInTheDocument();
});
