import { redo, undo } from "@codemirror/commands";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Segment } from "../api/types";
import { Session } from "./session";
import { shown } from "./saving/work";
import { difference, openTarget, type Target } from "./targetView";

function segment(id: number, target: string): Segment {
  return {
    id, article_id: 1, number: id, paragraph_id: id, kind: "paragraph", level: 0, label: "", first_in_paragraph: true, source: "国家队", target,
    state: "draft", origin: "typed", version: 1, changed_by: "Li", changed_at: "2026-11-23T10:00:00Z", terms: [],
  };
}

let session: Session;
let target: Target;

function open(id: number): Target {
  const host = document.createElement("div");
  document.body.append(host);
  target = openTarget(host, session, id, { label: "Translation", caret: null, focus: false, onEnter: () => {} });
  session.article.saver.hold(id);
  return target;
}

const text = (): string => target.view.state.doc.toString();
const stored = (id: number): string => shown(session.article.saver.get(id)!).target;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () => new Promise(() => {}));
  session = new Session(1, 1);
  session.article.add({ article_revision: 1, segments: [segment(1, "The team"), segment(2, "")], next: null, concepts: {} });
});
afterEach(() => {
  target.close();
  session.article.saver.stop();
  vi.useRealTimers();
});

describe("the open row's editor", () => {
  it("tells the store what is typed", () => {
    open(1).view.dispatch({ changes: { from: 8, insert: "s" }, userEvent: "input.type" });
    expect(stored(1)).toBe("The teams");
  });

  it("undoes an inserted rendering in one step, also after the row was left", () => {
    open(1).insert("national team ");
    expect(text()).toBe("The teamnational team ");
    target.close();
    open(2);
    target.close();
    open(1);
    undo(target.view);
    expect([text(), stored(1)]).toEqual(["The team", "The team"]);
    redo(target.view);
    expect(stored(1)).toBe("The teamnational team ");
  });

  it("leaves text and history behind, and nothing that holds on to the page", () => {
    open(1).insert("national team ");
    target.close();
    const left = session.leftRows.get(1);
    expect(structuredClone(left)).toEqual(left);
    expect(JSON.stringify(left).length).toBeLessThan(500);
  });

  it("forgets the undo of a text that was changed elsewhere meanwhile", () => {
    open(1).insert("!");
    target.close();
    session.article.saver.type(1, "Another text");
    open(1);
    undo(target.view);
    expect(text()).toBe("Another text");
  });

  it("shows the other text after a choice for it, and undo brings one's own back", () => {
    open(1).view.dispatch({ changes: { from: 8, insert: " mine" } });
    const theirs = { target: "Their team", state: "draft", version: 2, origin: "typed", changedBy: "Wang", changedAt: null } as const;
    session.article.hear(1, theirs);
    expect(text()).toBe("The team mine");
    session.article.saver.decide(1, theirs);
    expect(text()).toBe("Their team");
    undo(target.view);
    expect([text(), stored(1)]).toEqual(["The team mine", "The team mine"]);
  });

  it("tells nothing and takes nothing while an input method is composing", () => {
    open(1);
    const content = target.view.contentDOM;
    content.dispatchEvent(new CompositionEvent("compositionstart"));
    target.view.dispatch({ changes: { from: 8, insert: " guo" }, userEvent: "input.type.compose" });
    expect(stored(1)).toBe("The team");
    session.article.hear(1, { target: "REMOTE", state: "draft", version: 2, origin: "typed", changedBy: "Wang", changedAt: null });
    expect(text()).toBe("The team guo");
    target.view.dispatch({ changes: { from: 9, to: 12, insert: "国" }, userEvent: "input.type.compose" });
    content.dispatchEvent(new CompositionEvent("compositionend"));
    vi.advanceTimersByTime(100);
    expect([text(), stored(1)]).toEqual(["The team 国", "The team 国"]);
  });

  it("breaks the line with Shift only", () => {
    open(1);
    const press = (shiftKey: boolean): void => {
      target.view.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, shiftKey, bubbles: true, cancelable: true }));
    };
    press(false);
    expect(text()).toBe("The team");
    press(true);
    expect(text()).toBe("The team\n");
  });
});

describe("the difference of two texts", () => {
  it.each([
    ["", "", { from: 0, to: 0, insert: "" }],
    ["abc", "abc", { from: 3, to: 3, insert: "" }],
    ["aa", "aaa", { from: 2, to: 2, insert: "a" }],
    ["the team", "the national team", { from: 4, to: 4, insert: "national " }],
    ["one two", "two", { from: 0, to: 4, insert: "" }],
  ])("‘%s’ → ‘%s’", (before, after, expected) => {
    expect(difference(before, after)).toEqual(expected);
  });
});
