import { screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { CorrectionPage } from "./CorrectionPage";

const article = { id: 7, project_id: 1, title: "The National Team", original_title: "国家队", segmentation: "paragraph", archived: false, version: 1, progress: { segments: 3 } };
const step = { outcome: "changed", segment_id: 3, number: 3, new_number: 3, old_source: "它属于国家队。", new_source: "它也属于国家队。", old_target: "It is on the team.", new_target: "It is on the team.", old_state: "translated", new_state: "draft", threads: 0, suggestions: 0 };
const gone = { ...step, outcome: "gone", segment_id: 4, number: 4, new_number: null, new_source: "", new_target: "", new_state: null, threads: 2 };
const found = { name: "a.txt", encoding: "UTF-8", dropped: [], digest: "d".repeat(64), counts: { unchanged: 2, changed: 1, gone: 1 }, steps: [step, gone], steps_in_all: 2 };
const PREVIEW = "POST /articles/7/correction/preview";
const ACCEPT = "POST /articles/7/correction";

async function compared(routes: Record<string, unknown>) {
  const asked = serve({ "GET /articles/7": article, [PREVIEW]: found, ...routes });
  const drawn = await draw(<CorrectionPage articleId={7} />);
  await drawn.user.type(await screen.findByLabelText("Corrected Chinese text"), "它也属于国家队。");
  await drawn.user.click(screen.getByRole("button", { name: /Compare/ }));
  await screen.findByRole("heading", { name: "What the corrected source changes" });
  return { ...drawn, asked };
}

describe("a corrected source", () => {
  beforeEach(() => window.scrollTo = () => undefined);

  it("is shown as changes, and accepted as it was shown", async () => {
    const { user, asked, path } = await compared({ [ACCEPT]: { change_id: 9 } });
    const [changed, left] = screen.getAllByRole("listitem");
    expect(within(changed as HTMLElement).getByText("也").tagName).toBe("INS");
    expect(within(left as HTMLElement).getByText(/2 threads of comments/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: /Take the corrected source/ }));
    await screen.findByText(/The source is corrected/);
    expect(asked.find(({ path: to, method }) => `${method} ${to}` === ACCEPT)?.body).toMatchObject({ digest: found.digest, text: "它也属于国家队。" });
    expect(path()).toBe("/articles/7");
  });

  it("is compared again when the article has changed meanwhile", async () => {
    const { user, asked } = await compared({ [ACCEPT]: problem(412, "changed") });
    await user.click(screen.getByRole("button", { name: /Take the corrected source/ }));
    await user.click(await screen.findByRole("button", { name: "Compare again" }));
    expect(await screen.findByRole("button", { name: /Take the corrected source/ })).toBeEnabled();
    expect(asked.filter(({ path: to }) => to.endsWith("/preview"))).toHaveLength(2);
  });

  it("waits for the suggestions of segments that would go", async () => {
    await compared({ [PREVIEW]: { ...found, steps: [{ ...gone, suggestions: 1 }] } });
    expect(screen.getByRole("button", { name: /Take the corrected source/ })).toBeDisabled();
    expect(within(screen.getByRole("alert")).getByRole("link", { name: "4" })).toHaveAttribute("href", "/articles/7?segment=4");
  });

  it("says when it is the article’s own", async () => {
    await compared({ [PREVIEW]: { ...found, counts: { unchanged: 4 }, steps: [], steps_in_all: 0 } });
    expect(screen.getByText(/the same as the article/)).toBeVisible();
    expect(screen.getByRole("button", { name: /Take the corrected source/ })).toBeDisabled();
  });
});
