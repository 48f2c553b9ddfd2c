import { EditorView } from "@codemirror/view";
import { act, screen, waitFor, within } from "@testing-library/react";
import i18next from "i18next";
import { beforeEach, describe, expect, it, vi } from "vitest";
import chinese from "./messages.zh.json";
import { problem, serve } from "../api/testing";
import type { Finding } from "../api/types";
import { draw } from "../ui/testing";
import { articleOf } from "./articleForTests";
import { FindingMarks } from "./findingMarks";
import { FindingsPanel } from "./FindingsPanel";
import type { Session } from "./session";

const TEXT = "The 𠮷 the the team came.";
const doubled: Finding = {
  id: "d".repeat(64), segment_id: 1, number: 1, version: 1, check: "doubled", severity: "warning", code: "word", facts: { word: "the" },
  message: "“the” stands there twice.", source: null, target: [6, 13], fix: "the", ignored: null,
};
const turned: Finding = {
  ...doubled, id: "e".repeat(64), check: "direction", severity: "error", code: "turned", facts: { source: "下降", direction: "down", target: "rose", other: "up" },
  message: "“下降” goes down, but “rose” goes up.", source: [0, 2], target: [0, 3], fix: null,
};
const IGNORED = `/segments/1/findings/${doubled.id}/ignored`;

const onMend = vi.fn();

/** A session with one row; its editor shows `inView`. */
function sessionOf(inView = TEXT): Session {
  const article = articleOf({ target: TEXT });
  const view = new EditorView({ doc: inView });
  return { article, articleId: 7, target: { view }, marks: new FindingMarks() } as unknown as Session;
}

async function open(session = sessionOf(), mends: typeof onMend | null = onMend) {
  return draw(<FindingsPanel session={session} segmentId={1} version={1} onMend={mends} />);
}

const found = (...findings: Finding[]) => ({ "GET /segments/1/findings": { version: 1, findings } });

beforeEach(() => {
  onMend.mockClear();
});

describe("the findings of the open row", () => {
  it("say so where there are none", async () => {
    const asked = serve(found());
    await open();
    expect(await screen.findByText("The checks find nothing in what is saved.")).toBeInTheDocument();
    expect(asked).toHaveLength(1);
  });

  it("leave out that nothing is translated yet: the row says so", async () => {
    const asked = serve(found({ ...turned, check: "untranslated", code: "empty", message: "The target is empty." }));
    await open();
    await waitFor(() => expect(screen.queryByRole("region", { name: "Findings" })).toBeNull());
    expect(asked).toHaveLength(1);
  });

  it("tell how bad they are in words, too, and offer a fix only where there is one", async () => {
    serve(found(turned, doubled));
    await open();
    const [first, second] = await screen.findAllByRole("listitem");
    expect(within(first!).getByRole("img", { name: "Error" })).toBeInTheDocument();
    expect(first).toHaveTextContent("“下降” goes down, but “rose” goes up.");
    expect(within(first!).queryByRole("button", { name: /Apply/ })).toBeNull();
    expect(within(second!).getByRole("img", { name: "Warning" })).toBeInTheDocument();
    expect(within(second!).getByRole("button", { name: "Apply “the”" })).toBeEnabled();
  });

  it("have a fix that takes the place of its span alone", async () => {
    serve(found(doubled));
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Apply “the”" }));
    expect(onMend).toHaveBeenCalledExactlyOnceWith("The 𠮷 the team came.");
  });

  it("offer no fix for a text that has changed since", async () => {
    serve(found(doubled));
    const session = sessionOf();
    await open(session);
    const button = await screen.findByRole("button", { name: "Apply “the”" });
    act(() => session.article.saver.type(1, "A 𠮷 the the team came."));
    expect(button).toBeDisabled();
    act(() => session.article.saver.type(1, TEXT));
    expect(button).toBeEnabled();
  });

  it("replace nothing while the editor shows what the store has not heard of", async () => {
    serve(found(doubled));
    const { user } = await open(sessionOf("The 𠮷 the the teamzhong came."));
    await user.click(await screen.findByRole("button", { name: "Apply “the”" }));
    expect(screen.getByRole("status")).toHaveTextContent("The text has changed since it was checked. Nothing was replaced.");
    expect(onMend).not.toHaveBeenCalled();
  });

  it("may stand for a reason, and be opened again", async () => {
    let reason: string | null = null;
    const asked = serve({
      "GET /segments/1/findings": () => ({ version: 1, findings: [{ ...doubled, ignored: reason === null ? null : { reason, by: "Mei", at: "2026-11-24T10:00:00Z" } }] }),
      [`PUT ${IGNORED}`]: async (request: Request) => {
        ({ reason } = (await request.json()) as { reason: string });
        return null;
      },
      [`DELETE ${IGNORED}`]: () => {
        reason = null;
        return null;
      },
    });
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Ignore, because …" }));
    const why = screen.getByRole("textbox", { name: "Why it may stand" });
    expect(why).toHaveFocus();
    // The usual reason is there to be sent as it is, or typed over.
    expect(why).toHaveValue("The finding is wrong.");
    await user.keyboard("{Backspace}");
    expect(screen.getByRole("button", { name: "Ignore" })).toBeDisabled();
    await user.keyboard(" It is a slogan. {Enter}");
    expect(await screen.findByText(/Mei lets this stand: It is a slogan\./)).toBeInTheDocument();
    expect(asked.find(({ method }) => method === "PUT")?.body).toEqual({ check: "doubled", reason: "It is a slogan." });
    expect(screen.queryByRole("button", { name: /Apply/ })).toBeNull();

    await user.click(screen.getByRole("button", { name: "Open again" }));
    expect(await screen.findByRole("button", { name: "Apply “the”" })).toBeInTheDocument();
  });

  it("point at their words in the open target while it shows what was checked", async () => {
    serve(found(doubled));
    const session = sessionOf();
    await open(session);
    await screen.findByText("“the” stands there twice.");
    expect(session.target!.view.dom.querySelector(".finding-spot")).toHaveTextContent("the the");
    const other = sessionOf("The 𠮷 the the teamzhong came.");
    await open(other);
    await screen.findAllByText("“the” stands there twice.");
    expect(other.target!.view.dom.querySelector(".finding-spot")).toBeNull();
  });

  it("are joined by what only a comparison with other rows shows", async () => {
    const session = sessionOf();
    const compared: Finding = { ...turned, id: "c".repeat(64), check: "acronyms", severity: "hint", code: "never", facts: { acronym: "SASAC" }, message: "“SASAC” is spelled out nowhere in this article." };
    const asked = serve({
      ...found(doubled),
      [`PUT /segments/1/findings/${compared.id}/ignored`]: null,
      "GET /articles/7/findings": { article_revision: 1, findings: [doubled, { ...compared, ignored: { reason: "Known.", by: "Mei", at: "2026-11-24T10:00:00Z" } }] },
    });
    session.marks.replaceAll([doubled, compared, { ...compared, id: "o".repeat(64), version: 0, message: "Of an older text." }]);
    const { user } = await open(session);
    const [, second] = await screen.findAllByRole("listitem");
    expect(screen.getAllByRole("listitem")).toHaveLength(2);
    await user.click(within(second!).getByRole("button", { name: "Ignore, because …" }));
    await user.keyboard("Known.{Enter}");
    await waitFor(() => expect(asked.some(({ path }) => path === "/articles/7/findings")).toBe(true));
  });

  it("keep the reason that the server did not take", async () => {
    serve({ ...found(doubled), [`PUT ${IGNORED}`]: problem(403, "You may read this article.") });
    const { user } = await open();
    await user.click(await screen.findByRole("button", { name: "Ignore, because …" }));
    await user.keyboard("It is a slogan.{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("You may read this article.");
    expect(screen.getByRole("textbox")).toHaveValue("It is a slogan.");
  });

  it("can only be read by readers", async () => {
    serve(found(doubled));
    await open(sessionOf(), null);
    await screen.findByText("“the” stands there twice.");
    expect(within(screen.getByRole("region", { name: "Findings" })).queryByRole("button")).toBeNull();
  });

  it("are told in Chinese where there is a sentence, and otherwise in marked English", async () => {
    const unknown: Finding = { ...turned, id: "f".repeat(64), check: "of tomorrow", message: "A check that is new." };
    serve(found(unknown, doubled));
    await open();
    const said = await screen.findByText("“the” stands there twice.");
    expect(said).toHaveAttribute("lang", "en");
    i18next.addResourceBundle("zh", "segments", chinese);
    await act(() => i18next.changeLanguage("zh"));
    try {
      await waitFor(() => expect(screen.getByText("“the”重复出现。")).not.toHaveAttribute("lang"));
      expect(screen.getByText(unknown.message)).toHaveAttribute("lang", "en");
      expect(screen.getByRole("heading", { name: "检查结果" })).toBeInTheDocument();
    } finally {
      await act(() => i18next.changeLanguage("en"));
    }
  });
});
