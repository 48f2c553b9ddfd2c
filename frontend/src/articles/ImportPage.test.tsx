import { fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { NO_FRONT } from "./frontMatter";
import { ImportPage } from "./ImportPage";

const me = { id: 1, name: "Li Wen", email: "li@example.org", is_administrator: false, has_password: true, language: "" };
const preview = {
  name: "文章.docx",
  pasted: false,
  encoding: "GB18030",
  script: "traditional",
  front: { ...NO_FRONT, outlet: "虎嗅" },
  dropped: ["2 pictures were left out."],
  paragraph_count: 1201,
  segment_count: 1300,
  characters: 25_000,
  paragraphs: [
    { kind: "title", level: 1, label: "", segments: [{ source: "雲從科技融資18億元", target: "CloudWalk Raises 1.8 Billion" }] },
    { kind: "paragraph", level: 0, label: "", segments: [{ source: "業內稱之為**國家隊**。", target: "" }] },
  ],
  translation: { name: "en.docx", pasted: false, encoding: "UTF-8", dropped: [], unpaired_source: 1, unpaired_target: 0 },
  warnings: ["The two texts differ much in length."],
};
const article = { ...NO_FRONT, id: 9, project_id: 1, progress: { segments: 1300 } };

const answers = { "GET /session": me, "POST /projects/1/articles/preview": preview, "POST /projects/1/articles": article };

async function chooseFile(file: File) {
  const input = document.querySelector<HTMLInputElement>("input[type=file]")!;
  fireEvent.change(input, { target: { files: [file] } });
}

beforeEach(() => {
  localStorage.clear();
  vi.spyOn(window, "scrollTo").mockReturnValue();
});

describe("importing", () => {
  it("shows how the text was read before anything is stored", async () => {
    const asked = serve(answers);
    const { user } = await draw(<ImportPage projectId={1} />);
    await user.type(screen.getByLabelText("Chinese text"), "雲從科技融資18億元");
    await user.click(screen.getByRole("button", { name: /Preview/ }));

    expect(await screen.findByText("文章.docx · GB18030 · traditional characters")).toBeInTheDocument();
    expect(screen.getByRole("heading", { name: "Check before it is stored" })).toHaveFocus();
    expect(window.scrollTo).toHaveBeenLastCalledWith(0, 0);
    expect(screen.getByText("國家隊")).toHaveClass("mark-bold");
    expect(screen.queryByText(/\*/)).toBeNull();
    expect(screen.getByText("1201 paragraphs · 1300 segments · 25,000 characters")).toBeInTheDocument();
    expect(screen.getByText("The two texts differ much in length.")).toBeInTheDocument();
    expect(screen.getByText("2 pictures were left out.")).toBeInTheDocument();
    expect(screen.getByText("no translation")).toBeInTheDocument();
    expect(screen.getByText("… and 1199 more paragraphs.")).toBeInTheDocument();
    expect(screen.getByLabelText("Outlet")).toHaveValue("虎嗅");
    expect(screen.getByLabelText("Original title")).toHaveValue("雲從科技融資18億元");
    expect(asked.map(({ method, path }) => `${method} ${path}`)).not.toContain("POST /projects/1/articles");
  });

  it("calls a text that was pasted so in the reader's language, and not by its name", async () => {
    serve({ ...answers, "POST /projects/1/articles/preview": { ...preview, name: "pasted text", pasted: true, encoding: "" } });
    const { user } = await draw(<ImportPage projectId={1} />);
    await user.type(screen.getByLabelText("Chinese text"), "國家隊");
    await user.click(screen.getByRole("button", { name: /Preview/ }));
    expect(await screen.findByText("Pasted text · traditional characters")).toBeInTheDocument();
  });

  it("stores what was shown, with the front matter as it was corrected", async () => {
    const asked = serve(answers);
    const { user, path } = await draw(<ImportPage projectId={1} />);
    await user.type(screen.getByLabelText("Chinese text"), "雲從科技融資18億元");
    await user.click(screen.getByRole("button", { name: /Preview/ }));
    const title = await screen.findByLabelText("English title");
    await user.clear(title);
    await user.type(title, "My title");
    // The other cut is asked for at once, and does not undo what was typed.
    await user.click(screen.getByLabelText(/By sentence/));
    await waitFor(() => expect(screen.getByRole("button", { name: /Add the article/ })).toBeEnabled());
    expect(screen.getByLabelText("English title")).toHaveValue("My title");
    await user.click(screen.getByRole("button", { name: /Add the article/ }));

    await waitFor(() => expect(path()).toBe("/articles/9"));
    const stored = asked.find(({ method, path: to }) => method === "POST" && to === "/projects/1/articles");
    expect(stored?.body).toMatchObject({ segmentation: "sentence", text: "雲從科技融資18億元", title: "My title", outlet: "虎嗅", translation_state: "draft" });
  });

  it("names a file that cannot be read before sending it anywhere", async () => {
    const asked = serve(answers);
    await draw(<ImportPage projectId={1} />);
    await chooseFile(new File(["x"], "article.rtf"));
    expect(screen.getByText(/“article.rtf” is of a kind that cannot be read/)).toBeInTheDocument();
    expect(screen.getByRole("button", { name: /Preview/ })).toBeDisabled();
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("shows the server's reason, and keeps the text", async () => {
    serve({ ...answers, "POST /projects/1/articles/preview": problem(422, "The text holds U+0000 (NUL) at character 4.") });
    const { user } = await draw(<ImportPage projectId={1} />);
    await user.type(screen.getByLabelText("Chinese text"), "文");
    await user.click(screen.getByRole("button", { name: /Preview/ }));
    expect(await screen.findByRole("alert")).toHaveTextContent("The text holds U+0000 (NUL) at character 4.");
    expect(screen.getByLabelText("Chinese text")).toHaveValue("文");
  });

  it("fetches a page where the operator allows it, and remembers from where", async () => {
    const page = new Response("<p>国家队。</p>", { headers: { "Content-Disposition": "attachment; filename*=UTF-8''%E6%96%87%E7%AB%A0.html", "Content-Location": "https://news.example/article" } });
    const asked = serve({ ...answers, "GET /about": { version: "1", dictionary_licence: "", fetches_addresses: true }, "POST /projects/1/articles/fetch": page });
    const { user } = await draw(<ImportPage projectId={1} />);
    await user.type(await screen.findByLabelText("Address on the web: Chinese text"), "https://news.example/a{Enter}");
    expect(await screen.findByText("文章.html")).toBeInTheDocument();
    expect(asked.find(({ path }) => path.endsWith("/fetch"))?.body).toEqual({ url: "https://news.example/a" });
    await user.click(screen.getByRole("button", { name: /Preview/ }));
    expect(await screen.findByLabelText("Address of the source")).toHaveValue("https://news.example/article");
  });

  it("says why a page cannot be fetched", async () => {
    serve({ ...answers, "GET /about": { version: "1", dictionary_licence: "", fetches_addresses: true }, "POST /projects/1/articles/fetch": problem(422, "“inside.example” is not a public address, and only those are fetched.") });
    const { user } = await draw(<ImportPage projectId={1} />);
    await user.type(await screen.findByLabelText("Address on the web: Chinese text"), "http://inside.example/{Enter}");
    expect(await screen.findByText(/is not a public address/)).toBeInTheDocument();
  });

  it("offers no address where the operator does not allow it", async () => {
    serve({ ...answers, "GET /about": { version: "1", dictionary_licence: "", fetches_addresses: false } });
    await draw(<ImportPage projectId={1} />);
    expect(screen.queryByLabelText(/Address on the web/)).toBeNull();
  });
});
