import { describe, expect, it } from "vitest";
import * as work from "./work";
import type { Saved, Work } from "./work";

function saved(version: number, target: string, more: Partial<Saved> = {}): Saved {
  const state = target === "" ? "untranslated" : "draft";
  return { version, target, state, origin: "typed", changedBy: "Wang Min", changedAt: "2026-11-23T10:00:00Z", ...more };
}

const fresh = (): Work => work.untouched(saved(3, "The team"));

describe("typing", () => {
  it("makes an edit that is due", () => {
    const typed = work.typed(fresh(), "The national team");
    expect(work.shown(typed)).toEqual({ target: "The national team", state: "draft" });
    expect(work.isDue(typed)).toBe(true);
  });

  it("un-confirms a confirmed segment, and typing it back restores it", () => {
    const confirmed = work.untouched(saved(3, "The team", { state: "translated" }));
    const changed = work.typed(confirmed, "The teams");
    expect(work.shown(changed).state).toBe("draft");
    const back = work.typed(changed, "The team");
    expect(work.shown(back).state).toBe("translated");
    expect(work.isUnsent(back)).toBe(false);
  });

  it("empties a segment to untranslated", () => {
    expect(work.shown(work.typed(fresh(), "")).state).toBe("untranslated");
  });

  it("confirms the text that is shown", () => {
    const confirmed = work.marked(work.typed(fresh(), "Done"), "translated");
    expect(work.shown(confirmed)).toEqual({ target: "Done", state: "translated" });
  });

  it("does nothing when nothing changed", () => {
    const before = fresh();
    expect(work.typed(before, "The team")).toBe(before);
    expect(work.isUnsent(work.marked(before, "draft"))).toBe(false);
  });
});

describe("saving", () => {
  it("sends over the version it knows and is clean when acknowledged", () => {
    const sent = work.started(work.typed(fresh(), "A"), "op1");
    expect(sent.sending).toEqual({ id: "op1", version: 3, target: "A", state: "draft" });
    expect(work.isDue(sent)).toBe(false);
    const done = work.acknowledged(sent, "op1", saved(4, "A"), true);
    expect(work.isUnsent(done)).toBe(false);
    expect(done.saved.version).toBe(4);
  });

  it("lets later text follow with the new version", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.typed(now, "AB");
    expect(work.shown(now).target).toBe("AB");
    expect(work.isDue(now)).toBe(false);
    now = work.acknowledged(now, "op1", saved(4, "A"), true);
    expect(work.shown(now).target).toBe("AB");
    now = work.started(now, "op2");
    expect(now.sending).toMatchObject({ id: "op2", version: 4, target: "AB" });
  });

  it("sends nothing more when the text came back to what was sent", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.typed(work.typed(now, "AB"), "A");
    expect(now.edit).toBeNull();
  });

  it("saves the return to the old text after that text was overwritten", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.typed(now, "The team");
    now = work.acknowledged(now, "op1", saved(4, "A"), true);
    expect(work.isDue(now)).toBe(true);
    expect(work.shown(now).target).toBe("The team");
  });

  it("repeats the same operation after a lost reply, and later text survives", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.typed(now, "AB");
    // no answer: nothing to do, `sending` is still there to be repeated
    expect(now.sending?.id).toBe("op1");
    now = work.acknowledged(now, "op1", saved(4, "A"), true);
    expect(now.edit?.target).toBe("AB");
  });

  it("ignores an answer that comes a second time", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.acknowledged(now, "op1", saved(4, "A"), true);
    now = work.started(work.typed(now, "AB"), "op2");
    const again = work.acknowledged(now, "op1", saved(4, "A"), true);
    expect(again).toEqual(now);
  });

  it("knows its own news, before the answer and after", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.heard(now, saved(4, "A"), true);
    expect(work.inConflict(now)).toBe(false);
    now = work.acknowledged(now, "op1", saved(4, "A"), true);
    expect(now.others).toBeNull();
    expect(work.heard(now, saved(4, "A"), true)).toBe(now);
  });

  it("keeps a refused text here until it is changed or tried again", () => {
    let now = work.started(work.typed(fresh(), "A"), "op1");
    now = work.refused(now, "op1", "You may only read.");
    expect(work.shown(now).target).toBe("A");
    expect(work.isUnsent(now)).toBe(true);
    expect(work.isDue(now)).toBe(false);
    expect(work.isDue(work.typed(now, "B"))).toBe(true);
    expect(work.isDue(work.retried(now))).toBe(true);
  });
});

describe("somebody else", () => {
  it("is shown at once where nobody is typing", () => {
    const now = work.heard(fresh(), saved(4, "Theirs"), false);
    expect(work.shown(now).target).toBe("Theirs");
    expect(now.others).toBeNull();
  });

  it("waits beside an open row and is taken over when it is left", () => {
    const now = work.heard(fresh(), saved(4, "Theirs"), true);
    expect(work.shown(now).target).toBe("The team");
    expect(now.others?.target).toBe("Theirs");
    expect(work.shown(work.released(now)).target).toBe("Theirs");
  });

  it("may confirm an open row whose text stays the same", () => {
    const now = work.heard(fresh(), saved(4, "The team", { state: "reviewed" }), true);
    expect(now.others).toBeNull();
    expect(work.shown(now).state).toBe("reviewed");
  });

  it("never replaces an edit, not even when the row is left", () => {
    let now = work.heard(work.typed(fresh(), "Mine"), saved(4, "Theirs"), true);
    now = work.released(now);
    expect(work.inConflict(now)).toBe(true);
    expect(work.isDue(now)).toBe(false);
    expect(work.shown(now).target).toBe("Mine");
    expect(now.others?.target).toBe("Theirs");
  });

  it("becomes a conflict when one types on beside the note", () => {
    const now = work.typed(work.heard(fresh(), saved(4, "Theirs"), true), "Mine");
    expect(work.inConflict(now)).toBe(true);
  });

  it("meets us on 412, with both texts and the ancestor kept", () => {
    let now = work.started(work.typed(fresh(), "Mine"), "op1");
    now = work.typed(now, "Mine, later");
    now = work.outrun(now, "op1", saved(5, "Theirs"), true);
    expect(work.inConflict(now)).toBe(true);
    expect(now.edit?.target).toBe("Mine, later");
    expect(now.others?.target).toBe("Theirs");
    expect(now.saved.target).toBe("The team");
  });

  it("keeps the newest of several", () => {
    let now = work.started(work.typed(fresh(), "Mine"), "op1");
    now = work.heard(now, saved(6, "Newest"), true);
    now = work.outrun(now, "op1", saved(5, "Older"), true);
    expect(now.others?.target).toBe("Newest");
    expect(work.heard(now, saved(5, "Older"), true)).toBe(now);
  });

  it("is no conflict when both wrote the same", () => {
    const sent = work.started(work.typed(fresh(), "Same"), "op1");
    const now = work.outrun(sent, "op1", saved(4, "Same"), true);
    expect(work.isUnsent(now)).toBe(false);
    expect(now.saved.version).toBe(4);
  });

  it("is confirmed over when both wrote the same and only we confirmed", () => {
    const sent = work.started(work.marked(work.typed(fresh(), "Same"), "translated"), "op1");
    const now = work.outrun(sent, "op1", saved(4, "Same"), true);
    expect(work.isDue(now)).toBe(true);
    expect(work.started(now, "op2").sending).toMatchObject({ version: 4, state: "translated" });
  });

  it("arrives while our own request is on its way and is sorted out by the answer", () => {
    let now = work.started(work.typed(fresh(), "Mine"), "op1");
    now = work.heard(now, saved(5, "Theirs, after ours"), true);
    now = work.acknowledged(now, "op1", saved(4, "Mine"), true);
    expect(now.others?.version).toBe(5);
    expect(work.inConflict(now)).toBe(false);
    expect(work.shown(work.released(now)).target).toBe("Theirs, after ours");
  });
});

describe("a decision", () => {
  const conflict = (): Work => work.heard(work.typed(fresh(), "Mine"), saved(5, "Theirs"), true);

  it("for mine saves it over the new version", () => {
    const now = work.started(work.decided(conflict(), { target: "Mine", state: "draft" }), "op9");
    expect(now.sending).toMatchObject({ version: 5, target: "Mine" });
  });

  it("for theirs sends nothing", () => {
    const now = work.decided(conflict(), { target: "Theirs", state: "draft" });
    expect(work.isUnsent(now)).toBe(false);
    expect(work.shown(now).target).toBe("Theirs");
  });

  it("for a merge saves the merge", () => {
    const now = work.decided(conflict(), { target: "Mine and theirs", state: "draft" });
    expect(work.isDue(now)).toBe(true);
  });

  it("can be overtaken again", () => {
    let now = work.started(work.decided(conflict(), { target: "Mine", state: "draft" }), "op9");
    now = work.outrun(now, "op9", saved(6, "Theirs again"), true);
    expect(work.inConflict(now)).toBe(true);
    expect(now.saved.version).toBe(5);
  });
});

describe("opening the page again", () => {
  const loaded = saved(3, "The team");

  it("restores what was typed and not sent", () => {
    const draft = work.draftOf(work.typed(fresh(), "Half a sen"));
    const now = work.restored(loaded, draft!);
    expect(work.shown(now).target).toBe("Half a sen");
    expect(work.isDue(now)).toBe(true);
  });

  it("repeats a request whose answer was lost, whatever version the server has", () => {
    const draft = work.draftOf(work.typed(work.started(work.typed(fresh(), "A"), "op1"), "AB"))!;
    let now = work.restored(saved(4, "A"), draft);
    expect(now.sending).toMatchObject({ id: "op1", version: 3, target: "A" });
    now = work.acknowledged(now, "op1", saved(4, "A"), false);
    expect(work.shown(now).target).toBe("AB");
    expect(work.started(now, "op2").sending?.version).toBe(4);
  });

  it("takes the server's newer text when ours had been saved before it", () => {
    const draft = work.draftOf(work.started(work.typed(fresh(), "A"), "op1"))!;
    const now = work.acknowledged(work.restored(saved(6, "Later"), draft), "op1", saved(4, "A"), false);
    expect(work.isUnsent(now)).toBe(false);
    expect(work.shown(now).target).toBe("Later");
  });

  it("is a conflict when ours was saved, changed by others, and we had typed on", () => {
    const draft = work.draftOf(work.typed(work.started(work.typed(fresh(), "A"), "op1"), "AB"))!;
    const now = work.acknowledged(work.restored(saved(6, "Later"), draft), "op1", saved(4, "A"), false);
    expect(work.inConflict(now)).toBe(true);
    expect(now.edit?.target).toBe("AB");
    expect(now.others?.target).toBe("Later");
    expect(now.saved.target).toBe("A");
  });

  it("is a conflict when the server has moved on", () => {
    const draft = work.draftOf(work.typed(fresh(), "Mine"))!;
    const now = work.restored(saved(4, "Theirs"), draft);
    expect(work.inConflict(now)).toBe(true);
    expect(now.saved.target).toBe("The team");
  });

  it("is none when the server has moved on to the same text", () => {
    const now = work.restored(saved(4, "Mine"), work.draftOf(work.typed(fresh(), "Mine"))!);
    expect(work.isUnsent(now)).toBe(false);
  });

  it("keeps no draft of what is saved", () => {
    expect(work.draftOf(fresh())).toBeNull();
  });
});

describe("where a text came from", () => {
  const memory: Saved = { target: "From the memory.", state: "draft", version: 3, origin: "memory", changedBy: null, changedAt: null };
  const base = work.untouched({ ...memory, target: "", origin: "none", state: "untranslated" });

  it("is told with a text that was found", () => {
    expect(work.typed(base, "Found.", "memory").edit).toEqual({ target: "Found.", state: "draft", origin: "memory" });
    expect(work.originOf(work.typed(base, "Found.", "memory"))).toBe("memory");
  });

  it("is another once it is changed, which the server finds by itself", () => {
    expect(work.typed(work.untouched(memory), "Changed.").edit).toEqual({ target: "Changed.", state: "draft" });
    expect(work.originOf(work.typed(work.untouched(memory), "Changed."))).toBe("memory_edited");
    expect(work.typed(work.typed(base, "Found.", "memory"), "Found, changed.").edit).toEqual({ target: "Found, changed.", state: "draft", origin: "memory_edited" });
  });

  it("stays when only the state changes, and comes back with the text", () => {
    expect(work.originOf(work.marked(work.untouched(memory), "translated"))).toBe("memory");
    expect(work.originOf(work.typed(work.typed(work.untouched(memory), "x"), "From the memory."))).toBe("memory");
  });
});
