import { act, fireEvent, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { problem, serve, type Asked } from "../api/testing";
import type { ConceptLite, Role, Segment } from "../api/types";
import { draw } from "../ui/testing";
import EditorPage from "./EditorPage";

const team: ConceptLite = {
  id: 5,
  zh: "国家队",
  pinyin: "guójiāduì",
  kind: "term",
  domain: "",
  note: "Not a sports team.",
  source: "usage",
  status: "approved",
  renderings: [
    { text: "national team", standing: "preferred", note: "Of companies.", source: "ChinAI #94", dated: "2020" },
    { text: "country team", standing: "forbidden" },
  ],
};

function segment(number: number, more: Partial<Segment> = {}): Segment {
  return {
    id: 100 + number,
    article_id: 1,
    number,
    paragraph_id: number,
    kind: "paragraph",
    level: 0,
    label: "",
    first_in_paragraph: true,
    source: "国家队来了。",
    target: "",
    state: "untranslated",
    origin: "none",
    version: 1,
    changed_by: null,
    changed_at: "2026-11-23T10:00:00Z",
    terms: [{ start: 0, end: 3, concept_id: 5, sure: true }],
    ...more,
  };
}

const progress = { segments: 3, untranslated: 2, draft: 0, translated: 1, reviewed: 0, characters: 18, characters_done: 6 };
const words = {
  words: [
    { start: 0, end: 3, text: "国家队", pinyin: "guójiāduì", entries: [] },
    { start: 3, end: 5, text: "来了", pinyin: "láile", entries: [{ simplified: "来了", traditional: "來了", pinyin: "láile", senses: ["to have come"] }] },
    { start: 5, end: 6, text: "。", pinyin: "", entries: [] },
  ],
  licence: "CC-CEDICT, CC BY-SA 4.0",
};

let articleId = 0;
let asked: Asked[];

/** Each test has an article of its own: what was typed in another must not come back. */
async function open(role: Role = "translator", routes: Record<string, unknown> = {}) {
  articleId += 1;
  const versions = new Map<string, number>();
  const save = async (request: Request) => {
    const { target, state } = (await request.json()) as { target: string; state: string };
    const version = (versions.get(request.url) ?? 1) + 1;
    versions.set(request.url, version);
    return { id: 0, target, state, origin: "typed", version, changed_by: "Wang Fang", changed_at: "2026-11-23T11:00:00Z" };
  };
  const segments = [segment(1), segment(2, { target: "It came.", state: "translated" }), segment(3)];
  asked = serve({
    "GET /session": { id: 1, name: "Wang Fang", email: "w@example.org", is_administrator: false, has_password: true, language: "" },
    "GET /projects/1": { id: 1, name: "ChinAI", description: "", role },
    "GET /projects/1/style": { gloss_brackets: "square", dates: "July 27, 2021", gloss_policy: "first_use", guide: "Surname first.", version: 1 },
    [`GET /articles/${articleId}`]: { id: articleId, project_id: 1, title: "The Team", original_title: "国家队", progress, archived: false, version: 1 },
    [`GET /articles/${articleId}/segments`]: { article_revision: 1, segments, next: null, concepts: { 5: team } },
    ...Object.fromEntries(segments.flatMap(({ id }) => [[`GET /segments/${id}/words`, words], [`GET /segments/${id}/revisions`, []], [`GET /segments/${id}/findings`, { version: 1, findings: [] }], [`PUT /segments/${id}`, save]])),
    ...routes,
  });
  const drawn = await draw(<EditorPage articleId={articleId} WholeEntry={() => null} />);
  // The first page of a file comes with all of its modules, and on a busy machine late.
  await screen.findByText("Segment 1", {}, { timeout: 20_000 });
  return drawn;
}

const press = (key: string, held: object = {}): boolean => fireEvent.keyDown(document.activeElement ?? document.body, { key, code: `Digit${key}`, ...held });
const puts = (): unknown[] => asked.filter(({ method, path }) => method === "PUT" && !path.endsWith("/presence")).map(({ body }) => body);
const editor = (): HTMLElement => screen.getByRole("textbox", { name: /Translation of segment/ });

// They come after the first row, and on a busy machine later than a test waits.
beforeAll(async () => {
  await Promise.all([import("./SidePanel"), import("./ReviewPanel"), import("./FindingsPanel"), import("./HistoryPanel"), import("./comments/SendBackDialog")]);
}, 60_000);
beforeEach(() => {
  localStorage.clear();
  vi.stubGlobal("EventSource", class extends EventTarget { close(): void {} });
  vi.stubGlobal("ResizeObserver", class { observe(): void {} unobserve(): void {} disconnect(): void {} });
  // jsdom has no layout: a window of 800 by 1000 in which each row is 60 high.
  vi.spyOn(Element.prototype, "clientHeight", "get").mockReturnValue(800);
  vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(1000);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockReturnValue(60);
  vi.stubGlobal("matchMedia", () => Object.assign(new EventTarget(), { matches: false }));
  Element.prototype.scrollBy = () => {};
  Range.prototype.getClientRects = () => [] as unknown as DOMRectList;
  Range.prototype.getBoundingClientRect = () => new DOMRect();
});
afterEach(() => act(() => new Promise((resolve) => setTimeout(resolve, 5))));

describe("the editor", () => {
  it("shows the rows with their states and terms, and opens the first", async () => {
    await open();
    const table = screen.getByRole("table", { name: "Segments" });
    expect(table).toHaveAttribute("aria-rowcount", "4");
    expect(within(table).getByRole("img", { name: "Translated" })).toBeInTheDocument();
    expect(within(table).getAllByText("国家队")[0]).toHaveClass("term-approved");
    expect(editor()).toHaveAccessibleName("Translation of segment 1");
  });

  it("says beside a term what it means, when to write it, and where that is from", async () => {
    await open();
    const panel = await screen.findByRole("region", { name: "Terms" });
    for (const said of [/Not a sports team/, "usage", /Of companies/, "ChinAI #94, 2020"]) expect(within(panel).getByText(said)).toBeInTheDocument();
  });

  it("says in which language each side is, and has the English checked by the browser", async () => {
    await open();
    expect(editor()).toHaveAttribute("lang", "en");
    expect(editor()).toHaveAttribute("spellcheck", "true");
    expect(document.querySelector(".source-text")).toHaveAttribute("lang", expect.stringMatching(/^zh/));
  });

  it("reads aloud that the server does not answer and that it does again, and nothing at each save", async () => {
    let away = false;
    let version = 1;
    const save = async (request: Request): Promise<unknown> => {
      if (away) return problem(503, "away", {});
      version += 1;
      return { ...((await request.json()) as object), id: 101, origin: "typed", version, changed_by: "Wang Fang", changed_at: "2026-11-23T11:00:00Z" };
    };
    await open("translator", { "PUT /segments/101": save });
    const spoken = (): string => document.querySelector(".save [role=status]")?.textContent ?? "none";
    press("1", { ctrlKey: true });
    await screen.findByText("All saved", {}, { timeout: 5_000 });
    expect(spoken()).toBe("");
    away = true;
    press("1", { ctrlKey: true });
    await waitFor(() => expect(spoken()).toMatch(/^The server has not got your changes yet/), { timeout: 5_000 });
    away = false;
    await waitFor(() => expect(spoken()).toBe("The server has everything again."), { timeout: 10_000 });
  });

  it("says when it was saved last", async () => {
    const { container } = await open();
    expect(container.querySelector(".save-time")).toBeNull();
    press("1", { ctrlKey: true });
    expect(await screen.findByText(/^last saved \d/)).toBeInTheDocument();
  });

  it("remembers the size of type, the width of the columns and the line of pinyin", async () => {
    const { user, container } = await open();
    const choose = async (choice: string): Promise<void> => {
      await user.click(screen.getByRole("button", { name: /^View/ }));
      await user.click(screen.getByRole("menuitem", { name: choice }));
    };
    const look = (inside: HTMLElement): (string | undefined)[] => {
      const style = inside.querySelector<HTMLElement>(".editor")?.style;
      return [style?.getPropertyValue("--reading-scale"), style?.getPropertyValue("--source-share")];
    };
    expect(look(container)).toEqual(["1", "48fr"]);
    await choose("Larger type");
    await choose("More room for the Chinese");
    await choose("Show pinyin");
    expect(look(container)).toEqual(["1.1", "52fr"]);
    const readings = (inside: HTMLElement) => inside.querySelectorAll("[data-reading='guójiāduì']").length;
    await waitFor(() => expect(readings(container)).toBe(3));
    const again = await open();
    await waitFor(() => expect(look(again.container)).toEqual(["1.1", "52fr"]));
    await waitFor(() => expect(readings(again.container)).toBe(3));
  });

  it("inserts a term with a key, saves, confirms and goes on", async () => {
    await open();
    await screen.findByText("Surname first."); // the house style is here: it glosses the first use
    press("1", { ctrlKey: true });
    expect(editor()).toHaveTextContent("National team [国家队]");
    press("1", { ctrlKey: true });
    expect(editor()).toHaveTextContent("National team [国家队] national team");
    press("1", { ctrlKey: true, shiftKey: true });
    const glossed = "National team [国家队] national team national team [国家队]";
    expect(editor()).toHaveTextContent(glossed);
    press("Enter", { ctrlKey: true });
    expect(await screen.findByText("Segment 2")).toBeInTheDocument();
    await waitFor(() => expect(puts().at(-1)).toMatchObject({ target: glossed, state: "translated" }));
    await screen.findByText("All saved");
  });

  it("does nothing at a key of the input method", async () => {
    await open();
    press("1", { ctrlKey: true, isComposing: true });
    press("Enter", { ctrlKey: true, keyCode: 229 });
    press("ArrowDown", { ctrlKey: true, isComposing: true });
    expect(editor()).toHaveTextContent("");
    expect(screen.getByText("Segment 1")).toBeInTheDocument();
  });

  it("does not confirm an empty translation", async () => {
    await open();
    press("Enter", { ctrlKey: true });
    expect(await screen.findByText("There is no translation to confirm yet.")).toBeInTheDocument();
    expect(puts()).toEqual([]);
  });

  it("goes to the next unfinished segment", async () => {
    await open();
    press("j", { altKey: true });
    expect(await screen.findByText("Segment 3")).toBeInTheDocument();
  });

  it("says at the end what is left", async () => {
    await open();
    press("ArrowDown", { ctrlKey: true });
    press("ArrowDown", { ctrlKey: true });
    expect(await screen.findByText("Segment 3")).toBeInTheDocument();
    press("ArrowDown", { ctrlKey: true });
    expect(await screen.findByText("This is the last segment. Alt+J goes to one that is not finished.")).toBeInTheDocument();
    press("1", { ctrlKey: true });
    press("Enter", { ctrlKey: true, shiftKey: true });
    expect(await screen.findByText("Segment 1")).toBeInTheDocument();
    press("1", { ctrlKey: true });
    press("Enter", { ctrlKey: true });
    press("ArrowDown", { ctrlKey: true });
    press("ArrowDown", { ctrlKey: true });
    expect(await screen.findByText("This is the last segment, and all of them are finished.")).toBeInTheDocument();
  });

  it("goes over the words of the source and shows what they mean", async () => {
    await open();
    press("ArrowRight", { altKey: true });
    await screen.findByText(/Approved in the glossary/);
    press("ArrowRight", { altKey: true });
    expect(await screen.findByText("to have come")).toBeInTheDocument();
    expect(screen.getByText("CC-CEDICT, CC BY-SA 4.0")).toBeInTheDocument();
    press("Escape");
    await waitFor(() => expect(screen.queryByText("to have come")).toBeNull());
  });

  it("loses none of several quick keys in the source", async () => {
    await open("translator", { "POST /projects/1/concepts": { ...team, id: 6 } });
    for (const [key, held] of [["ArrowRight", {}], ["ArrowRight", { shiftKey: true }], ["]", {}], ["[", { shiftKey: true, code: "BracketLeft" }]] as const) press(key, { altKey: true, ...held });
    await screen.findByText("to have come");
    press("t", { altKey: true });
    await screen.findByRole("dialog", { name: "Propose a term" });
    expect(screen.getByLabelText("Chinese")).toHaveValue("家队来了。");
  });

  it("proposes a term from the words chosen by keys", async () => {
    const { user } = await open("translator", { "POST /projects/1/concepts": { ...team, id: 6 }, "GET /segments/101": { ...segment(1), concepts: { 5: team } } });
    press("ArrowLeft", { altKey: true });
    await screen.findByText("to have come");
    press("t", { altKey: true });
    await screen.findByRole("dialog", { name: "Propose a term" });
    expect(screen.getByLabelText("Chinese")).toHaveValue("来了");
    await user.type(screen.getByLabelText("English rendering"), "has arrived");
    await user.click(screen.getByRole("button", { name: "Propose" }));
    await screen.findByText("来了 is proposed to the editors.");
    expect(asked.find(({ method }) => method === "POST")?.body).toMatchObject({ zh: "来了", segment_id: 101, renderings: [{ text: "has arrived", standing: "preferred" }] });
  });

  it("says where a term is already", async () => {
    const { user } = await open("translator", { "POST /projects/1/concepts": problem(409, "known", { existing: { id: 5, zh: "国家队", status: "approved" } }) });
    press("t", { altKey: true });
    await screen.findByRole("dialog", { name: "Propose a term" });
    await user.type(screen.getByLabelText("Chinese"), "国家队");
    await user.type(screen.getByLabelText("English rendering"), "squad");
    await user.click(screen.getByRole("button", { name: "Propose" }));
    expect(await screen.findByRole("link", { name: "See the entry" })).toHaveAttribute("href", expect.stringContaining("entry=5"));
  });

  it("shows both texts when somebody was faster, and saves the one that is chosen over theirs", async () => {
    const current = { target: "Their team", state: "draft", version: 4, changed_by: "Li Wen", changed_at: "2026-11-23T11:00:00Z" };
    let first = true;
    const save = (): unknown => {
      if (!first) return { id: 101, target: "National team", state: "draft", origin: "typed", version: 5, changed_by: "Wang Fang", changed_at: "" };
      first = false;
      return problem(412, "changed", { current });
    };
    await open("translator", { "PUT /segments/101": save });
    press("1", { ctrlKey: true });
    const note = await screen.findByRole("region", { name: "Two versions of this segment" });
    expect(within(note).getByText("Li Wen has saved another text here.")).toBeInTheDocument();
    expect(within(note).getByText("Their")).toBeInTheDocument();
    await screen.findByText("1 change on this computer only");
    press("Escape");
    expect(editor()).toHaveTextContent("National team");
    press("m", { altKey: true });
    await waitFor(() => expect(asked.filter(({ method }) => method === "PUT").at(-1)?.headers.get("If-Match")).toBe('"4"'));
    await screen.findByText("All saved");
    expect(editor()).toHaveTextContent("National team");
  });

  it("shows in a conflict what both began with", async () => {
    const current = { target: "They came.", state: "draft", version: 4, changed_by: "Li Wen", changed_at: "2026-11-23T11:00:00Z" };
    await open("translator", { "PUT /segments/102": () => problem(412, "changed", { current }) });
    press("ArrowDown", { ctrlKey: true, code: "ArrowDown" });
    press("1", { ctrlKey: true });
    const note = await screen.findByRole("region", { name: "Two versions of this segment" });
    expect(within(note).getByText("They")).toBeInTheDocument();
    const began = within(note).getByRole("heading", { name: "The text that both of you started from" });
    expect(began.nextElementSibling).toHaveTextContent("It came.");
  });

  it("keeps in the history the text that gave way to somebody else's, and both until it has it", async () => {
    const current = { target: "Their team", state: "draft", version: 4, changed_by: "Li Wen", changed_at: "2026-11-23T11:00:00Z" };
    const suggestion = { id: 9, segment_id: 101, before: "Their team", target: "national team", note: "", by: "Wang Fang", person_id: 1, at: "2026-11-23T11:00:00Z", decision: "withdrawn", decided_by: "Wang Fang", decided_at: "2026-11-23T11:00:00Z", decided_version: null, reason: "" };
    let away = true;
    const keep = (): unknown => (away ? problem(503, "away", {}) : [suggestion]);
    await open("translator", { "PUT /segments/101": () => problem(412, "changed", { current }), "POST /segments/101/suggestions": keep, "GET /segments/101/suggestions": () => (away ? [] : [suggestion]) });
    press("1", { ctrlKey: true });
    await screen.findByRole("region", { name: "Two versions of this segment" });
    const mine = editor().textContent;
    press("o", { altKey: true });
    await screen.findByText(/Both stay until it can/);
    expect(editor()).toHaveTextContent(mine);
    away = false;
    press("o", { altKey: true });
    await waitFor(() => expect(editor()).toHaveTextContent("Their team"));
    const sent = asked.filter(({ method, path }) => method === "POST" && path === "/segments/101/suggestions").map(({ body }) => body as { operation: string });
    expect(sent.map((one) => ({ ...one, operation: "" }))).toEqual([1, 2].map(() => ({ operation: "", target: mine, withdrawn: true })));
    expect(sent[0]?.operation).toBe(sent[1]?.operation);
    expect(screen.queryByRole("region", { name: "Two versions of this segment" })).toBeNull();
    await screen.findByText("All saved");
  });

  it("draws every row on paper, and only what is in sight on a screen", async () => {
    const many = Array.from({ length: 300 }, (_, index) => segment(index + 1));
    await open("translator", { [`GET /articles/${articleId + 1}/segments`]: { article_revision: 1, segments: many, next: null, concepts: { 5: team } } });
    const rows = (): number => document.querySelectorAll("[data-segment]").length;
    expect(rows()).toBeLessThan(100);
    fireEvent(window, new Event("beforeprint"));
    expect(rows()).toBe(300);
    fireEvent(window, new Event("afterprint"));
    await waitFor(() => expect(rows()).toBeLessThan(100));
  });

  it("warns of a rendering that the glossary forbids", async () => {
    await open();
    expect(screen.getByText("not:")).toBeInTheDocument();
    const view = editor();
    act(() => {
      view.textContent = "the country team";
    });
    expect(await screen.findByText(/used here, but forbidden/)).toBeInTheDocument();
  });

  it("lets readers read and change nothing", async () => {
    await open("reader");
    expect(screen.queryByRole("textbox", { name: /Translation/ })).toBeNull();
    expect(screen.getByText("You may read this article. Translators of the project can change it.")).toBeInTheDocument();
    press("1", { ctrlKey: true });
    expect(await screen.findByText("You may read this article, not change it.")).toBeInTheDocument();
    press("ArrowDown", { ctrlKey: true });
    expect(await screen.findByText("Segment 2")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Confirm/ })).toBeNull();
  });

  it("leaves reviewing to editors", async () => {
    await open();
    press("Enter", { altKey: true });
    expect(await screen.findByText("Only editors mark segments as reviewed.")).toBeInTheDocument();
  });

  it("shows an editor what changed since the translator confirmed, and sends it back", async () => {
    const versions = [
      { version: 3, target: "It came.", state: "translated", origin: "typed", by: "Mei", at: "2026-11-23T11:00:00Z" },
      { version: 2, target: "It came here.", state: "translated", origin: "typed", by: "Lin", at: "2026-11-23T10:00:00Z" },
    ];
    await open("editor", { "GET /segments/102/revisions": versions });
    press("ArrowDown", { ctrlKey: true });
    const review = await screen.findByRole("region", { name: "Review" });
    expect(within(review).getByText("Mei has confirmed it again", { exact: false })).toBeInTheDocument();
    expect(review.querySelector("del")).toHaveTextContent("here");
    press("Enter", { altKey: true, shiftKey: true });
    fireEvent.click(await screen.findByRole("button", { name: "Send back without a comment" }));
    expect(await screen.findByText("Segment 2 is sent back as a draft.")).toBeInTheDocument();
    await waitFor(() => expect(puts()).toEqual([expect.objectContaining({ target: "It came.", state: "draft" })]));
  });

  it("leaves sending back to editors", async () => {
    await open();
    press("Enter", { altKey: true, shiftKey: true });
    expect(await screen.findByText("Only editors send segments back.")).toBeInTheDocument();
  });

  it("says that a change of structure is on its way where that takes long, and offers to take back that one alone", async () => {
    const changed = { change_id: 1, kind: "join", by: "Wang Fang", at: "2026-11-23T11:00:00Z", after: null, segments: [segment(1, { version: 2 })], removed: [102], concepts: {} };
    const undone = { ...changed, change_id: 2, segments: [segment(1, { version: 3 }), segment(2)], removed: [] };
    let arrive: (answer: unknown) => void = () => {};
    const first = new Promise((resolve) => {
      arrive = resolve;
    });
    let asks = 0;
    await open("translator", { [`POST /articles/${articleId + 1}/structure`]: () => (asks++ === 0 ? first : undone) });
    press("s", { altKey: true, shiftKey: true, code: "KeyS" });
    expect(await screen.findByText(/The change is on its way/, {}, { timeout: 5_000 })).toBeInTheDocument();
    arrive(changed);
    expect(await screen.findByText("Segment 1 was joined with the next.")).toBeInTheDocument();
    expect(screen.queryByText(/The change is on its way/)).toBeNull();
    press("z", { altKey: true, code: "KeyZ" });
    await waitFor(() => expect(screen.queryByText("Segment 1 was joined with the next.")).toBeNull());
  });

  it("goes on to the next place when one is replaced, and back to the field after all", async () => {
    const { user } = await open("translator", { [`GET /articles/${articleId + 1}/segments`]: { article_revision: 1, segments: [segment(1, { target: "It came." }), segment(2, { target: "It went." }), segment(3, { target: "It is." })], next: null, concepts: { 5: team } } });
    press("r", { altKey: true, code: "KeyR" });
    await user.type(await screen.findByRole("textbox", { name: "Find in source and translation" }), "it");
    const field = screen.getByRole("textbox", { name: "Replace in the translation with" });
    await user.type(field, "she");
    const row = (number: number) => screen.findByRole("button", { name: `Replace in segment ${number}` });
    await user.click(await row(1));
    expect(await row(2)).toHaveFocus();
    await user.click(screen.getByRole("button", { name: "Replace in 2 segments" }));
    await waitFor(() => expect(field).toHaveFocus());
    expect(screen.getAllByRole("row").map(({ textContent }) => textContent).join()).toContain("She went.");
  });

  it("goes back to the translation when a comment is sent", async () => {
    const { user } = await open("translator", { "POST /segments/101/comments": [{ id: 1, segment_id: 101, settled: false, settled_by: null, comments: [{ id: 1, by: "Wang Fang", person_id: 1, at: "2026-11-23T11:00:00Z", changed_at: null, version: 1, body: "Which?" }] }] });
    await user.click(await screen.findByRole("button", { name: /Comment on this segment/ }));
    await user.keyboard("Which?{Control>}{Enter}{/Control}");
    expect(await screen.findByText("Which?")).toBeInTheDocument();
    await waitFor(() => expect(editor()).toHaveFocus());
  });

  it("lists its keys at F1", async () => {
    await open();
    press("F1");
    expect(await screen.findByRole("dialog", { name: "Keys of the editor" })).toBeInTheDocument();
  });
});
