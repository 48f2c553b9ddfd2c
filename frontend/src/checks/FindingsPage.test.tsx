import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { serve } from "../api/testing";
import { draw } from "../ui/testing";
import { FindingsPage } from "./FindingsPage";

const finding = (number: number, severity: string, check: string, message: string, ignored: unknown = null) => ({ id: `${number}${check}`, segment_id: number + 100, number, version: 1, check, severity, message, code: "x", facts: {}, source: null, target: null, fix: null, ignored });
const article = { id: 7, project_id: 1, title: "CloudWalk", original_title: "云从" };
const found = [
  finding(2, "error", "quantities", "90亿 is 9 billion."),
  finding(3, "warning", "spacing", "A space is missing."),
  finding(4, "error", "dates", "Another year.", { reason: "The source is wrong.", by: "Lin", at: "2026-11-29T10:00:00Z" }),
];

it("lists what is open in the order of the text, each a link to its segment", async () => {
  serve({ "GET /articles/7": article, "GET /articles/7/findings": { article_revision: 1, findings: found } });
  const { user, path } = await draw(<FindingsPage articleId={7} search={{}} onSearch={() => {}} />);
  expect(await screen.findByText("2 findings")).toBeInTheDocument();
  expect(screen.getByRole("option", { name: "Errors (1)" })).toBeInTheDocument();
  await user.click(screen.getByRole("link", { name: /90亿 is 9 billion/ }));
  expect(path()).toBe("/articles/7?segment=2");
});

it("shows what is let stand with its reason, where one asks for it", async () => {
  serve({ "GET /articles/7": article, "GET /articles/7/findings": { article_revision: 1, findings: found } });
  await draw(<FindingsPage articleId={7} search={{ sight: "ignored" }} onSearch={() => {}} />);
  expect(await screen.findByText("Lin lets this stand: The source is wrong.")).toBeInTheDocument();
  expect(screen.queryByText(/90亿/)).toBeNull();
});

it("says so where there is nothing", async () => {
  serve({ "GET /articles/7": article, "GET /articles/7/findings": { article_revision: 1, findings: [] } });
  await draw(<FindingsPage articleId={7} search={{}} onSearch={() => {}} />);
  expect(await screen.findByRole("heading", { name: "No findings" })).toBeInTheDocument();
});
