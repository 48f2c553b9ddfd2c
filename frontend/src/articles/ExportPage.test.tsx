import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { ExportPage } from "./ExportPage";
import { NO_FRONT } from "./frontMatter";

const article = { ...NO_FRONT, id: 7, project_id: 1, title: "CloudWalk" };
const missing = [
  { segment_id: 70, number: 3, state: "untranslated", source: "什么是国家队？" },
  { segment_id: 71, number: 9, state: "draft", source: "纯内资" },
];
const wrong = {
  id: "a", segment_id: 70, number: 3, version: 2, check: "quantities", severity: "error", code: "size", facts: { source: "2万", value: "20,000", target: "2,000" },
  message: "“2万” is 20,000, but the target says “2,000”.", source: [0, 2], target: [0, 5], fix: null, ignored: null,
};

beforeEach(() => {
  URL.createObjectURL = vi.fn(() => "blob:file");
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(() => undefined);
});

describe("exporting", () => {
  it("refuses an unfinished article with the list of what is missing, each a link to its segment", async () => {
    const asked = serve({
      "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null },
      "GET /articles/7/findings": { article_revision: 4, findings: [{ ...wrong, check: "untranslated", code: "empty", message: "The target is empty." }] },
      "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing },
      "GET /articles/7/export": problem(409, "2 of 30 segments are not finished.", { missing }),
    });
    const { user } = await draw(<ExportPage articleId={7} search={{}} onSearch={vi.fn()} />);
    const list = await screen.findByRole("region", { name: "What is missing" });
    expect(list).toHaveTextContent("2 of 30 segments are not finished");
    await waitFor(() => expect(asked.map(({ path }) => path)).toContain("/articles/7/findings"));
    expect(screen.queryByRole("region", { name: "Open errors" })).toBeNull(); // an empty segment is listed once
    expect(within(list).getByRole("link", { name: /什么是国家队/ })).toHaveAttribute("href", "/articles/7?segment=3");
    expect(screen.queryByTitle("Preview of the document")).toBeNull();

    await user.click(screen.getByRole("button", { name: /Download/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("2 of 30 segments are not finished.");
    expect(HTMLAnchorElement.prototype.click).not.toHaveBeenCalled();
  });

  it("refuses an article with open errors with the list of them, each a link to its segment", async () => {
    serve({
      "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null },
      "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing: [] },
      "GET /articles/7/findings": { article_revision: 4, findings: [wrong, { ...wrong, id: "b", severity: "hint" }, { ...wrong, id: "c", ignored: { reason: "So it is.", by: "Mei", at: "" } }] },
      "GET /articles/7/export": problem(409, "2 errors are open.", { errors: [wrong, { ...wrong, id: "d", number: 12, message: "The target is empty." }] }),
    });
    const { user } = await draw(<ExportPage articleId={7} search={{}} onSearch={vi.fn()} />);
    const list = await screen.findByRole("region", { name: "Open errors" });
    expect(list).toHaveTextContent("1 error is open");
    expect(within(list).getByRole("link", { name: /“2万” is 20,000/ })).toHaveAttribute("href", "/articles/7?segment=3");
    expect(screen.queryByTitle("Preview of the document")).toBeNull();
    expect(screen.queryByRole("region", { name: "What is missing" })).toBeNull();

    await user.click(screen.getByRole("button", { name: /Download/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("2 errors are open.");
    expect(within(list).getByRole("link", { name: /The target is empty/ })).toHaveAttribute("href", "/articles/7?segment=12");
    expect(HTMLAnchorElement.prototype.click).not.toHaveBeenCalled();
  });

  it("shows a draft of an article with open errors", async () => {
    serve({ "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null }, "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing: [] }, "GET /articles/7/findings": { article_revision: 4, findings: [wrong] } });
    await draw(<ExportPage articleId={7} search={{ draft: true }} onSearch={vi.fn()} />);
    expect(await screen.findByTitle("Preview of the document")).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Open errors" })).toHaveTextContent("The draft shows the text as it is.");
  });

  it("shows and hands over a draft when it is asked for", async () => {
    const asked = serve({
      "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null },
      "GET /articles/7/findings": { article_revision: 4, findings: [] },
      "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing },
      "GET /articles/7/export": () => new Response("file", { headers: { "Content-Disposition": `attachment; filename*=UTF-8''%E8%8D%89%E7%A8%BF.md` } }),
    });
    const { user } = await draw(<ExportPage articleId={7} search={{ format: "md", layout: "alternating", draft: true }} onSearch={vi.fn()} />);
    const frame = await screen.findByTitle("Preview of the document");
    expect(frame).toHaveAttribute("src", "/api/v1/articles/7/export/preview?layout=alternating&house=standard&draft=true&glosses=as-written");
    expect(frame).toHaveAttribute("sandbox", "");
    await user.click(screen.getByRole("button", { name: /Download/ }));
    await waitFor(() => expect(HTMLAnchorElement.prototype.click).toHaveBeenCalledOnce());
    expect(screen.getByRole("status")).toHaveTextContent("草稿.md is in your downloads.");
    const request = asked.find(({ path }) => path === "/articles/7/export");
    expect(Object.fromEntries(request?.query ?? [])).toEqual({ format: "md", layout: "alternating", house: "standard", draft: "true", glosses: "as-written" });
  });

  it("writes the choice into the address", async () => {
    serve({ "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null }, "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing: [] }, "GET /articles/7/findings": { article_revision: 4, findings: [] } });
    const onSearch = vi.fn();
    const { user } = await draw(<ExportPage articleId={7} search={{ format: "md" }} onSearch={onSearch} />);
    await user.click(screen.getByLabelText(/Side by side/));
    expect(onSearch).toHaveBeenCalledWith({ format: "md", layout: "side-by-side" });
  });

  it("asks for no layout where there is only a table of pairs", async () => {
    serve({ "GET /articles/7": article,
      "GET /projects/1/style": { house: "standard", export_glosses: "as-written", front: null }, "GET /articles/7/public-link": { link: null }, "GET /articles/7/missing": { segments: 30, missing: [] }, "GET /articles/7/findings": { article_revision: 4, findings: [] } });
    await draw(<ExportPage articleId={7} search={{ format: "pdf" }} onSearch={vi.fn()} />);
    expect(screen.getByRole("group", { name: "Layout" })).toBeVisible();
    expect(screen.getByRole("group", { name: "Front matter as in" })).toBeVisible();
    await draw(<ExportPage articleId={7} search={{ format: "tmx" }} onSearch={vi.fn()} />);
    expect(screen.getAllByRole("group", { name: "Layout" })).toHaveLength(1);
  });
});
