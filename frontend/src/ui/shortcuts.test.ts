import { describe, expect, it } from "vitest";
import { matches, printedKeys, typing } from "./shortcuts";

function press(key: string, more: Partial<KeyboardEvent> = {}) {
  return { key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, keyCode: 0, ...more };
}

describe("matches", () => {
  it("takes Mod for Ctrl, and for ⌘ on a Mac", () => {
    expect(matches("Mod+Enter", press("Enter", { ctrlKey: true }), false)).toBe(true);
    expect(matches("Mod+Enter", press("Enter", { metaKey: true }), true)).toBe(true);
    expect(matches("Mod+Enter", press("Enter", { ctrlKey: true }), true)).toBe(false);
  });

  it("does not take a letter for itself with Ctrl", () => {
    expect(matches("a", press("a"), false)).toBe(true);
    expect(matches("a", press("a", { ctrlKey: true }), false)).toBe(false);
    expect(matches("a", press("A", { shiftKey: true }), false)).toBe(false);
  });

  it("finds the question mark wherever the keyboard has it", () => {
    expect(matches("?", press("?", { shiftKey: true }), false)).toBe(true);
    expect(matches("?", press("?"), false)).toBe(true);
  });

  it("hears nothing while an input method is composing", () => {
    expect(matches("Enter", press("Enter", { isComposing: true }), false)).toBe(false);
    expect(matches("Enter", press("Enter", { keyCode: 229 }), false)).toBe(false);
    expect(matches("a", press("a", { isComposing: true }), false)).toBe(false);
  });
});

describe("typing", () => {
  it("knows a field from a button", () => {
    document.body.innerHTML = '<input id="text"><input id="box" type="checkbox"><button id="button"></button><select id="select"></select>';
    const at = (id: string) => document.getElementById(id);
    expect(typing(at("text"))).toBe(true);
    expect(typing(at("select"))).toBe(true);
    expect(typing(at("box"))).toBe(false);
    expect(typing(at("button"))).toBe(false);
    expect(typing(null)).toBe(false);
  });
});

describe("printedKeys", () => {
  it("writes what is on the keyboard", () => {
    expect(printedKeys("Mod+Shift+Enter", false)).toEqual(["Ctrl", "Shift", "Enter"]);
    expect(printedKeys("Mod+Enter", true)).toEqual(["⌘", "Enter"]);
    expect(printedKeys("ArrowDown", false)).toEqual(["↓"]);
  });
});
