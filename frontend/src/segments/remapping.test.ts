import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BINDINGS, commandOf, keyOf, keysOf, pressedKeys } from "./keys";
import { forgetOwnKeys, loadKeysOf, ownKeys, setOwnKey } from "./ownKeys";
import { FIXED, refusalOf, spelled, takenWithout } from "./remapping";

const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({ key, code: "", ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0, ...held });

beforeEach(() => {
  localStorage.clear();
  loadKeysOf(Math.random());
});
afterEach(forgetOwnKeys);

describe("keys of one's own", () => {
  it.each([
    ["propose", "Alt+X", null],
    ["propose", "F2", null],
    ["propose", "Ctrl+Enter", { why: "taken", by: "confirm" }],
    ["propose", "Alt+J", { why: "taken", by: "nextUnfinished" }],
    ["propose", "Alt+T", null], // its own
    ["propose", "Ctrl+T", { why: "browser" }],
    ["propose", "F5", { why: "browser" }],
    ["propose", "Ctrl+C", { why: "writing" }],
    ["propose", "Ctrl+ArrowLeft", { why: "writing" }],
    ["propose", "X", { why: "plain" }],
    ["propose", "Shift+X", { why: "plain" }],
    ["propose", "Ctrl+Alt+Q", { why: "altGr" }],
    ["propose", "Alt+1…9", { why: "digits" }],
    ["insertTerm", "Alt+X", { why: "digits" }],
    ["insertTerm", "Alt+1…9", null],
  ] as const)("%s by %s: %j", (command, keys, refusal) => {
    expect(refusalOf(command, keys, {}, false)).toEqual(refusal);
  });

  it("know the Mac's own", () => {
    expect(refusalOf("propose", "Meta+T", {}, true)).toEqual({ why: "browser" });
    expect(refusalOf("propose", "Alt+ArrowLeft", {}, true)).toEqual({ why: "writing" });
    expect(refusalOf("propose", "Meta+Enter", {}, true)).toEqual({ why: "taken", by: "confirm" });
    expect(refusalOf("propose", "Ctrl+Alt+X", {}, true)).toBeNull();
  });

  it("take the place of the usual ones, and are printed", () => {
    setOwnKey("propose", "Alt+X");
    expect(commandOf(press("x", { altKey: true }), false)?.command).toBe("propose");
    expect(commandOf(press("t", { altKey: true }), false)).toBeNull();
    expect(keyOf("propose", false)).toBe("Alt+X");
  });

  it("are each person's, and outlive the page", () => {
    loadKeysOf(1);
    setOwnKey("propose", "Alt+X");
    loadKeysOf(2);
    expect(ownKeys()).toEqual({});
    loadKeysOf(1);
    expect(ownKeys()).toEqual({ propose: "Alt+X" });
  });

  it("begin with the usual ones where the store holds nonsense", () => {
    localStorage.setItem("duizhao.keys.7", '{"propose": 5, "goTo": ""}');
    loadKeysOf(7);
    expect(ownKeys()).toEqual({});
    localStorage.setItem("duizhao.keys.8", "{");
    loadKeysOf(8);
    expect(ownKeys()).toEqual({});
  });

  it("cannot be given back while somebody else has them", () => {
    const own = { propose: "Alt+X", goTo: "Alt+T" } as const;
    expect(takenWithout("propose", own, false)).toBe("goTo");
    expect(takenWithout("goTo", own, false)).toBeNull();
  });

  it("are read from a press", () => {
    expect(pressedKeys(press("x", { altKey: true, shiftKey: true }))).toBe("Alt+Shift+X");
    expect(pressedKeys(press("3", { ctrlKey: true, code: "Digit3" }))).toBe("Ctrl+1…9");
    expect(pressedKeys(press("Alt", { altKey: true }))).toBeNull();
    expect(pressedKeys(press("x", { altKey: true, isComposing: true }))).toBeNull();
  });

  it("would be refused to no command as they usually are", () => {
    for (const mac of [true, false]) {
      for (const binding of BINDINGS.filter(({ command }) => !FIXED.has(command))) {
        for (const keys of keysOf(binding, mac)) expect([mac, keys, refusalOf(binding.command, spelled(keys, mac), {}, mac)]).toEqual([mac, keys, null]);
      }
    }
  });
});
