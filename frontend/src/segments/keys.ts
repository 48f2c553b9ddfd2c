/*
 * The keys of the editor. Where Matecat, Phrase and memoQ agree theirs are used;
 * the others hold Alt, which no browser needs inside a page. None of them means
 * anything while an input method is composing.
 */

import { composing, onMac } from "../ui/shortcuts";
import { ownKeys, type OwnKeys } from "./ownKeys";

/** What is done to the structure at once, in the order of their buttons. */
export const STRUCTURE = ["split", "join", "moveUp", "moveDown", "shiftUp", "shiftDown", "dropPair", "undoStructure", "redoStructure"] as const;
export type StructureCommand = (typeof STRUCTURE)[number];

export type Command =
  | "confirm"
  | "confirmUnfinished"
  | "review"
  | "sendBack"
  | StructureCommand
  | "structure"
  | "comment"
  | "suggest"
  | "acceptSuggestion"
  | "declineSuggestion"
  | "nextRow"
  | "previousRow"
  | "nextUnfinished"
  | "previousUnfinished"
  | "nextFinding"
  | "previousFinding"
  | "applyFix"
  | "ignoreFinding"
  | "reopenFinding"
  | "goTo"
  | "insertTerm"
  | "insertGloss"
  | "nextWord"
  | "previousWord"
  | "extendRight"
  | "extendLeft"
  | "growRight"
  | "growLeft"
  | "shrinkRight"
  | "shrinkLeft"
  | "propose"
  | "concordance"
  | "concordanceFuzzy"
  | "copySource"
  | "bold"
  | "italic"
  | "link"
  | "note"
  | "markOfSource"
  | "find"
  | "replace"
  | "pinyin"
  | "keepMine"
  | "takeTheirs"
  | "takeBoth"
  | "leaveSource"
  | "help";

export type Group = "rows" | "terms" | "source" | "marks" | "structure" | "beside" | "conflict" | "other";

export interface Binding {
  readonly command: Command;
  readonly group: Group;
  readonly keys: readonly string[];
  /** On a Mac, where Option with an arrow moves by words and Control is not ⌘. */
  readonly mac?: readonly string[];
}

/** Stands for the nine digits. */
export const DIGITS = "1…9";

export const BINDINGS: readonly Binding[] = [
  { command: "confirm", group: "rows", keys: ["Mod+Enter"] },
  { command: "confirmUnfinished", group: "rows", keys: ["Mod+Shift+Enter"] },
  { command: "review", group: "rows", keys: ["Alt+Enter"] },
  { command: "sendBack", group: "rows", keys: ["Alt+Shift+Enter"] },
  { command: "nextRow", group: "rows", keys: ["Ctrl+ArrowDown", "Alt+ArrowDown"], mac: ["Alt+ArrowDown", "Ctrl+ArrowDown"] },
  { command: "previousRow", group: "rows", keys: ["Ctrl+ArrowUp", "Alt+ArrowUp"], mac: ["Alt+ArrowUp", "Ctrl+ArrowUp"] },
  { command: "nextUnfinished", group: "rows", keys: ["Alt+J"] },
  { command: "previousUnfinished", group: "rows", keys: ["Alt+Shift+J"] },
  { command: "nextFinding", group: "rows", keys: ["Alt+I"] },
  { command: "previousFinding", group: "rows", keys: ["Alt+Shift+I"] },
  { command: "applyFix", group: "rows", keys: ["Alt+A"] },
  { command: "ignoreFinding", group: "rows", keys: ["Alt+V"] },
  { command: "reopenFinding", group: "rows", keys: ["Alt+Shift+V"] },
  { command: "goTo", group: "rows", keys: ["Alt+G"] },
  { command: "find", group: "rows", keys: ["Alt+F"] },
  { command: "replace", group: "rows", keys: ["Alt+R"] },
  { command: "insertTerm", group: "terms", keys: ["Mod+1…9"], mac: ["Ctrl+1…9", "Meta+1…9"] },
  { command: "insertGloss", group: "terms", keys: ["Mod+Shift+1…9"], mac: ["Ctrl+Shift+1…9"] },
  { command: "propose", group: "terms", keys: ["Alt+T"] },
  { command: "nextWord", group: "source", keys: ["Alt+ArrowRight", "Alt+."], mac: ["Alt+."] },
  { command: "previousWord", group: "source", keys: ["Alt+ArrowLeft", "Alt+,"], mac: ["Alt+,"] },
  { command: "extendRight", group: "source", keys: ["Alt+Shift+ArrowRight", "Alt+Shift+."], mac: ["Alt+Shift+."] },
  { command: "extendLeft", group: "source", keys: ["Alt+Shift+ArrowLeft", "Alt+Shift+,"], mac: ["Alt+Shift+,"] },
  { command: "growRight", group: "source", keys: ["Alt+]"], mac: ["Ctrl+]"] },
  { command: "growLeft", group: "source", keys: ["Alt+["], mac: ["Ctrl+["] },
  { command: "shrinkRight", group: "source", keys: ["Alt+Shift+]"], mac: ["Ctrl+Shift+]"] },
  { command: "shrinkLeft", group: "source", keys: ["Alt+Shift+["], mac: ["Ctrl+Shift+["] },
  { command: "leaveSource", group: "source", keys: ["Escape"] },
  { command: "concordance", group: "source", keys: ["Alt+K"] },
  { command: "concordanceFuzzy", group: "source", keys: ["Alt+Shift+K"] },
  { command: "copySource", group: "source", keys: ["Alt+C"] },
  { command: "pinyin", group: "source", keys: ["Alt+P"] },
  { command: "bold", group: "marks", keys: ["Mod+B"] },
  { command: "italic", group: "marks", keys: ["Mod+I"] },
  { command: "link", group: "marks", keys: ["Alt+L"] },
  { command: "note", group: "marks", keys: ["Alt+N"] },
  { command: "markOfSource", group: "marks", keys: ["Alt+Shift+C"] },
  { command: "split", group: "structure", keys: ["Alt+S"] },
  { command: "join", group: "structure", keys: ["Alt+Shift+S"] },
  { command: "moveUp", group: "structure", keys: ["Alt+PageUp"] },
  { command: "moveDown", group: "structure", keys: ["Alt+PageDown"] },
  { command: "shiftUp", group: "structure", keys: ["Alt+Shift+PageUp"] },
  { command: "shiftDown", group: "structure", keys: ["Alt+Shift+PageDown"] },
  { command: "dropPair", group: "structure", keys: ["Alt+Shift+X"] },
  { command: "structure", group: "structure", keys: ["Alt+Q"] },
  { command: "undoStructure", group: "structure", keys: ["Alt+Z"] },
  { command: "redoStructure", group: "structure", keys: ["Alt+Shift+Z"] },
  { command: "comment", group: "beside", keys: ["Alt+W"] },
  { command: "suggest", group: "beside", keys: ["Alt+U"] },
  { command: "acceptSuggestion", group: "beside", keys: ["Alt+Y"] },
  { command: "declineSuggestion", group: "beside", keys: ["Alt+Shift+Y"] },
  { command: "keepMine", group: "conflict", keys: ["Alt+M"] },
  { command: "takeTheirs", group: "conflict", keys: ["Alt+O"] },
  { command: "takeBoth", group: "conflict", keys: ["Alt+B"] },
  { command: "help", group: "other", keys: ["F1"] },
];

/** What a person has chosen takes the place of all usual keys. */
export function keysOf(binding: Binding, mac = onMac, own: OwnKeys = ownKeys()): readonly string[] {
  const chosen = own[binding.command];
  if (chosen !== undefined) return [chosen];
  return mac && binding.mac ? binding.mac : binding.keys;
}

/** The first key of a command, to be printed beside its button. */
export function keyOf(command: Command, mac = onMac): string {
  const binding = BINDINGS.find((one) => one.command === command);
  return binding ? (keysOf(binding, mac)[0] ?? "") : "";
}

export interface Heard {
  readonly command: Command;
  /** Which of the nine, for terms. */
  readonly digit: number;
}

export type KeyPress = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
>;

export function commandOf(event: KeyPress, mac = onMac): Heard | null {
  if (composing(event)) return null;
  const digit = digitOf(event);
  const key = digit > 0 ? DIGITS : keyName(event);
  for (const binding of BINDINGS) {
    if (keysOf(binding, mac).some((keys) => pressed(keys, key, event, mac))) return { command: binding.command, digit };
  }
  return null;
}

const MODIFIERS = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"]);

/** A press as bindings are written, Ctrl and ⌘ by their own names; null while only Ctrl, Alt or Shift is down. */
export function pressedKeys(event: KeyPress): string | null {
  if (composing(event)) return null;
  const key = digitOf(event) > 0 ? DIGITS : keyName(event);
  if (MODIFIERS.has(key)) return null;
  const held = [event.ctrlKey && "Ctrl", event.metaKey && "Meta", event.altKey && "Alt", event.shiftKey && "Shift"];
  return [...held.filter(Boolean), key].join("+");
}

function pressed(keys: string, key: string, event: KeyPress, mac: boolean): boolean {
  const parts = keys.split("+");
  const wanted = parts.pop();
  const mod = parts.includes("Mod");
  return (
    wanted === key &&
    event.ctrlKey === (parts.includes("Ctrl") || (mod && !mac)) &&
    event.metaKey === (parts.includes("Meta") || (mod && mac)) &&
    event.altKey === parts.includes("Alt") &&
    event.shiftKey === parts.includes("Shift")
  );
}

/** With Shift a digit key types a sign, and on French keyboards it types one without: the place on the board counts. */
function digitOf({ code }: KeyPress): number {
  return Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1] ?? 0);
}

/** Option on a Mac types ‘†’ for T, so the place is asked where the key says no letter. */
function keyName({ key, code }: KeyPress): string {
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  if (key === "<" || key === "≤" || key === "¯") return code === "Comma" ? "," : key;
  if (key === ">" || key === "≥" || key === "˘") return code === "Period" ? "." : key;
  if (code === "BracketLeft") return "["; // the place again: many keyboards have other signs there
  if (code === "BracketRight") return "]";
  return /^Key([A-Z])$/.exec(code)?.[1] ?? key;
}
