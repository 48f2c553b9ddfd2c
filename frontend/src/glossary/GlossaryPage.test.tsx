import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { GlossaryPage } from "./GlossaryPage";
import type { GlossarySearch } from "./search";

const me = { id: 1, name: "Wang Fang", email: "w@example.org", is_administrator: false, has_password: true, language: "" };

function entry(id: number, zh: string, en: string) {
  return {
    id,
    project_id: 1,
    zh,
    variants: [],
    pinyin: "",
    kind: "term",
    domain: "",
    definition: "",
    note: "",
    source: "",
    status: "proposed",
    version: 1,
    reason: "",
    renderings: [{ text: en, standing: "preferred" }],
    context: id === 1 ? { source: "它是人工智能国家队。", target: "It is on the AI national team.", segment_id: null } : null,
    proposed_by: "Li Wen",
    proposed_at: "2026-11-20T10:00:00Z",
    decided_by: null,
    decided_at: null,
    print_note: "",
    gloss: "house",
    merged_into: null,
    open_changes: [],
    comments: 0,
  };
}

/** A glossary that keeps its own list, as the server does. */
function glossary(role: "editor" | "translator") {
  let proposed = [entry(1, "国家队", "national team"), entry(2, "纯内资", "purely domestically funded"), entry(3, "新基建", "new infrastructure")];
  const decide = (id: number, status: string) => () => {
    const found = proposed.find((one) => one.id === id);
    proposed = proposed.filter((one) => one.id !== id);
    return { ...found, status, version: 2 };
  };
  return serve({
    "GET /session": me,
    "GET /projects/1": { id: 1, name: "ChinAI", description: "", role },
    "GET /projects/1/concepts": () => ({ concepts: proposed, next: null, counts: { proposed: proposed.length, approved: 5, rejected: 0 } }),
    "GET /projects/1/glossaries": [],
    ...Object.fromEntries([1, 2, 3].map((id) => [`GET /projects/1/concepts/${id}/uses`, { concept: entry(id, "", ""), renderings: [], untranslated: 0, uses: [], total: 0 }])),
    "POST /concepts/1/approve": decide(1, "approved"),
    "POST /concepts/2/reject": decide(2, "rejected"),
    "POST /concepts/3/approve": problem(412, "Somebody has changed this entry meanwhile."),
  });
}

function Page() {
  const [search, setSearch] = useState<GlossarySearch>({ status: "proposed" });
  return <GlossaryPage projectId={1} search={search} onSearch={setSearch} />;
}

const chosen = () => document.querySelector(".entry[aria-selected=true]")?.textContent ?? "";

describe("the queue of proposals", () => {
  it("is worked through by keyboard: next, approve, reject with a reason", async () => {
    const asked = glossary("editor");
    const { user } = await draw(<Page />);
    await screen.findByRole("option", { name: /国家队/ });
    await user.keyboard("j");
    expect(chosen()).toContain("国家队");
    expect(screen.getByText("It is on the AI", { exact: false })).toBeInTheDocument();
    expect(screen.getAllByText("国家队", { selector: "mark" })).toHaveLength(1);

    await user.keyboard("a");
    await waitFor(() => expect(chosen()).toContain("纯内资"));
    expect(asked.find(({ path }) => path === "/concepts/1/approve")?.headers.get("If-Match")).toBe('"1"');
    expect(await screen.findByText("“国家队” is approved.")).toBeInTheDocument();
    expect(await screen.findByRole("button", { name: /Proposed 2/ })).toBeInTheDocument();

    await user.keyboard("r");
    const reason = await screen.findByLabelText("Reason");
    expect(reason).toHaveFocus();
    await user.keyboard("Ambiguous{Control>}{Enter}{/Control}");
    await waitFor(() => expect(chosen()).toContain("新基建"));
    expect(asked.find(({ path }) => path === "/concepts/2/reject")?.body).toEqual({ reason: "Ambiguous" });
  });

  it("takes no letter for a command while somebody types", async () => {
    const asked = glossary("editor");
    const { user } = await draw(<Page />);
    await screen.findByRole("option", { name: /国家队/ });
    await user.keyboard("j/");
    await user.keyboard("area");
    expect(screen.getByRole("searchbox")).toHaveValue("area");
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
  });

  it("says when somebody was faster, and asks again", async () => {
    const asked = glossary("editor");
    const { user } = await draw(<Page />);
    await user.click(await screen.findByRole("option", { name: /新基建/ }));
    const before = asked.filter(({ path }) => path === "/projects/1/concepts").length;
    await user.keyboard("a");
    expect(await screen.findByRole("alert")).toHaveTextContent("Somebody has changed this entry meanwhile.");
    await waitFor(() => expect(asked.filter(({ path }) => path === "/projects/1/concepts").length).toBeGreaterThan(before));
  });

  it("offers a translator no decision", async () => {
    const asked = glossary("translator");
    const { user } = await draw(<Page />);
    await screen.findByRole("option", { name: /国家队/ });
    await user.keyboard("ja");
    expect(chosen()).toContain("国家队");
    expect(screen.queryByRole("button", { name: /Approve\b/ })).toBeNull();
    expect(asked.filter(({ method }) => method === "POST")).toEqual([]);
  });
});
