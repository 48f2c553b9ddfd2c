import { describe, expect, it } from "vitest";
import { BINDINGS, commandOf, keysOf } from "./keys";

function press(key: string, held = "", more: Partial<KeyboardEvent> = {}) {
  return {
    key,
    code: "",
    ctrlKey: held.includes("c"),
    metaKey: held.includes("m"),
    altKey: held.includes("a"),
    shiftKey: held.includes("s"),
    isComposing: false,
    keyCode: 0,
    ...more,
  };
}

describe("keys", () => {
  it.each([
    ["Enter", "c", {}, "confirm"],
    ["Enter", "cs", {}, "confirmUnfinished"],
    ["Enter", "a", {}, "review"],
    ["ArrowDown", "c", {}, "nextRow"],
    ["ArrowLeft", "a", {}, "previousWord"],
    ["ArrowRight", "as", {}, "extendRight"],
    [">", "as", { code: "Period" }, "extendRight"],
    ["T", "a", { code: "KeyT" }, "propose"],
    ["]", "a", { code: "BracketRight" }, "growRight"],
    ["ü", "a", { code: "BracketLeft" }, "growLeft"],
    ["{", "as", { code: "BracketLeft" }, "shrinkLeft"],
    ["Enter", "", {}, undefined],
    ["t", "", { code: "KeyT" }, undefined],
    ["t", "ca", { code: "KeyT" }, undefined], // AltGr
  ] as const)("%s with %s", (key, held, more, command) => {
    expect(commandOf(press(key, held, more), false)?.command).toBe(command);
  });

  it("tell the term by the place of its digit", () => {
    expect(commandOf(press("3", "c", { code: "Digit3" }), false)).toEqual({ command: "insertTerm", digit: 3 });
    expect(commandOf(press("#", "cs", { code: "Digit3" }), false)).toEqual({ command: "insertGloss", digit: 3 });
    expect(commandOf(press("é", "c", { code: "Digit2" }), false)).toEqual({ command: "insertTerm", digit: 2 });
  });

  it("are found on a Mac, where Option types signs", () => {
    expect(commandOf(press("†", "a", { code: "KeyT" }), true)?.command).toBe("propose");
    expect(commandOf(press("≥", "a", { code: "Period" }), true)?.command).toBe("nextWord");
    expect(commandOf(press("Enter", "m"), true)?.command).toBe("confirm");
    expect(commandOf(press("ArrowLeft", "a"), true)).toBeNull(); // moves by a word there
  });

  it("mean nothing while an input method is composing", () => {
    for (const held of ["", "c", "cs", "a"]) {
      expect(commandOf(press("Enter", held, { isComposing: true }), false)).toBeNull();
      expect(commandOf(press("Enter", held, { keyCode: 229 }), false)).toBeNull();
    }
  });

  it("are each given once", () => {
    for (const mac of [true, false]) {
      const all = BINDINGS.flatMap((binding) => keysOf(binding, mac).map((keys) => (mac ? keys.replace("Mod", "Meta") : keys.replace("Mod", "Ctrl"))));
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it("leave the browser's own alone", () => {
    const taken = ["F5", "F6", "F11", "F12", ..."ACDFHJKLNOPRSTUVWXYZ0".split("").map((key) => `Mod+${key}`), "Mod+Shift+T", "Mod+Shift+N", "Mod+Shift+C", "Mod+Shift+I", "Mod+Tab", "Alt+D", "Alt+Home", "Alt+F4"];
    for (const binding of BINDINGS) {
      for (const keys of [...binding.keys, ...(binding.mac ?? [])]) expect(taken).not.toContain(keys);
    }
  });
});
