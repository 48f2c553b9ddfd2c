/* Which keys may be given to a command: none that is another's, the browser's, or writing itself. */

import { onMac } from "../ui/shortcuts";
import { BINDINGS, DIGITS, keysOf, type Command } from "./keys";
import type { OwnKeys } from "./ownKeys";

export type Refusal =
  | { readonly why: "taken"; readonly by: Command }
  /** The browser does something with it, and often before the page hears of it. */
  | { readonly why: "browser" }
  /** It moves in the text, or changes it. */
  | { readonly why: "writing" }
  /** Alone or with Shift it is a letter of the text. */
  | { readonly why: "plain" }
  /** It is what AltGr sends, which types signs on many keyboards. */
  | { readonly why: "altGr" }
  /** The nine digits stand for the nine terms, and for nothing else. */
  | { readonly why: "digits" };

const letters = (held: string, all: string): string[] => [...all].map((letter) => `${held}+${letter}`);

/** Chromium's, Firefox' and Safari's own that a page cannot have or that people would miss. */
const BROWSER: Readonly<Record<"mac" | "other", ReadonlySet<string>>> = {
  other: new Set([
    ...letters("Ctrl", "DEFGHJKLNOPQRSTUW0+-="),
    ...letters("Ctrl+Shift", "BCDEIJKMNOPQRSTW+"),
    ..."Ctrl+Tab Ctrl+Shift+Tab Ctrl+PageUp Ctrl+PageDown Ctrl+F4 Ctrl+F5 Ctrl+Shift+Delete".split(" "),
    ..."Alt+D Alt+E Alt+Home Alt+F4 Alt+Tab F3 F5 F6 F7 F10 F11 F12".split(" "),
    "Alt+ ",
  ]),
  mac: new Set([
    ...letters("Meta", "DEFGHJKLMNOPQRSTW0+-=,[]`"),
    ...letters("Meta+Shift", "BCDEIJKMNOPQRTW[]"),
    ...letters("Meta+Alt", "BCEFIJU"),
    ..."Meta+Tab Ctrl+Tab Ctrl+Shift+Tab Ctrl+F2 Ctrl+F3 F11 F12".split(" "),
    "Meta+ ",
    "Ctrl+ ",
  ]),
};

const ARROWS = ["ArrowLeft", "ArrowRight", "Home", "End", "Backspace", "Delete", "Insert"];
const arrows = (held: string, ...more: string[]): string[] => [...ARROWS, ...more].map((key) => `${held}+${key}`);
const WRITING: Readonly<Record<"mac" | "other", ReadonlySet<string>>> = {
  other: new Set([...letters("Ctrl", "ACVXYZ"), ...letters("Ctrl+Shift", "VZ"), ...arrows("Ctrl"), ...arrows("Ctrl+Shift"), "Shift+Insert", "Shift+Delete"]),
  mac: new Set([
    ...letters("Meta", "ACVXZ"),
    ...letters("Meta+Shift", "VZ"),
    ...letters("Ctrl", "ABDEFHKNOPTVY"),
    ...arrows("Meta", "ArrowUp", "ArrowDown"),
    ...arrows("Meta+Shift", "ArrowUp", "ArrowDown"),
    ...arrows("Alt"),
    ...arrows("Alt+Shift"),
  ]),
};

/** Commands whose keys are what they are: Escape leaves, everywhere. */
export const FIXED: ReadonlySet<Command> = new Set(["leaveSource"]);

/** Why a command cannot have these keys; null where it can. */
export function refusalOf(command: Command, keys: string, own: OwnKeys, mac = onMac): Refusal | null {
  const parts = keys.split("+").slice(0, -1);
  const system = mac ? "mac" : "other";
  const held = parts.some((part) => part !== "Shift");
  if (!held && !/^(?:Shift\+)?F\d{1,2}$/.test(keys)) return { why: "plain" };
  if (keys.endsWith(DIGITS) !== isOfDigits(command)) return { why: "digits" };
  if (BROWSER[system].has(keys)) return { why: "browser" };
  if (WRITING[system].has(keys)) return { why: "writing" };
  if (!mac && parts.includes("Ctrl") && parts.includes("Alt")) return { why: "altGr" };
  const by = BINDINGS.find((other) => other.command !== command && keysOf(other, mac, own).some((one) => spelled(one, mac) === keys));
  return by ? { why: "taken", by: by.command } : null;
}

/** Whose keys a command's usual ones have become meanwhile. */
export function takenWithout(command: Command, own: OwnKeys, mac = onMac): Command | null {
  const { [command]: _, ...others } = own;
  const binding = BINDINGS.find((one) => one.command === command);
  for (const keys of binding ? keysOf(binding, mac, others) : []) {
    const refusal = refusalOf(command, spelled(keys, mac), others, mac);
    if (refusal?.why === "taken") return refusal.by;
  }
  return null;
}

function isOfDigits(command: Command): boolean {
  return command === "insertTerm" || command === "insertGloss";
}

/** `Mod+Shift+Enter` as this system's keyboard spells it. */
export function spelled(keys: string, mac: boolean): string {
  return keys.replace("Mod", mac ? "Meta" : "Ctrl");
}
