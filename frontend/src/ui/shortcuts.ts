/** Keys of the page in view: heard here, listed in the help overlay. */
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Shortcut {
  /** `j`, `ArrowDown`, `Mod+Enter`, `Alt+k`; `Mod` is Ctrl, and ⌘ on a Mac. Several: `["j", "ArrowDown"]`. */
  keys: string | readonly string[];
  label: string;
  /** Without it the key is only listed: something else hears it. */
  run?: (event: KeyboardEvent) => void;
  /** Also while the caret is in a field. Plain letters never are. */
  whileTyping?: boolean;
}

export interface Scope {
  name: string;
  shortcuts: readonly Shortcut[];
}

type KeyPress = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode">;

export const onMac = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);

/** No key means anything while an input method is composing; Enter then arrives as key code 229. */
export function composing(event: Pick<KeyboardEvent, "isComposing" | "keyCode">): boolean {
  return event.isComposing || event.keyCode === 229;
}

export function matches(keys: string, event: KeyPress, mac = onMac): boolean {
  if (composing(event)) return false;
  const parts = keys.split("+");
  const key = parts.pop() ?? "";
  const wants = (name: string) => parts.includes(name);
  const mod = wants("Mod");
  if (event.ctrlKey !== (wants("Ctrl") || (mod && !mac))) return false;
  if (event.metaKey !== (wants("Meta") || (mod && mac))) return false;
  if (event.altKey !== wants("Alt")) return false;
  // ‘?’ needs Shift on some keyboards and not on others: a sign is itself, only letters and named keys have a Shift.
  const sign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  if (!sign && event.shiftKey !== wants("Shift")) return false;
  return event.key.toLowerCase() === key.toLowerCase();
}

/** Is the person writing something? Then letters are letters. */
export function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest("[contenteditable=true]")) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "file"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

const SINGLE_KEYS_OFF = "duizhao.single-keys-off";
let scopes: readonly Scope[] = [];
let singleKeys = typeof localStorage === "undefined" || localStorage.getItem(SINGLE_KEYS_OFF) === null;
const listeners = new Set<() => void>();

function tell(): void {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keys without Ctrl or Alt get in the way of speech input: each person can switch them off (WCAG 2.1.4). */
export function setSingleKeys(on: boolean): void {
  singleKeys = on;
  if (on) localStorage.removeItem(SINGLE_KEYS_OFF);
  else localStorage.setItem(SINGLE_KEYS_OFF, "1");
  tell();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, () => singleKeys);
}

/** What the help overlay lists, the page in view last. */
export function useScopes(): readonly Scope[] {
  return useSyncExternalStore(subscribe, () => scopes);
}

function heard(shortcut: Shortcut, event: KeyboardEvent): boolean {
  const keys = typeof shortcut.keys === "string" ? [shortcut.keys] : shortcut.keys;
  const hit = keys.find((one) => matches(one, event));
  if (hit === undefined) return false;
  const single = !/Mod|Ctrl|Alt|Meta/.test(hit);
  if (single && (!singleKeys || typing(event.target))) return false;
  return !typing(event.target) || shortcut.whileTyping === true;
}

/** Hear these keys while the component is shown. Silent while a dialog is open, unless it is the dialog's own. */
export function useShortcuts(name: string, shortcuts: readonly Shortcut[], inDialog = false): void {
  const current = useRef(shortcuts);
  useEffect(() => {
    current.current = shortcuts;
  });
  const listed = JSON.stringify(shortcuts.map(({ keys, label }) => ({ keys, label })));

  useEffect(() => {
    const scope = { name, shortcuts: JSON.parse(listed) as Shortcut[] };
    scopes = [...scopes, scope];
    tell();
    return () => {
      scopes = scopes.filter((other) => other !== scope);
      tell();
    };
  }, [name, listed]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (!inDialog && document.querySelector("dialog[open]")) return;
      const shortcut = current.current.find((one) => one.run && heard(one, event));
      if (!shortcut?.run) return;
      event.preventDefault();
      shortcut.run(event);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [inDialog]);
}

const MAC_SIGNS: Record<string, string> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧", Meta: "⌘" };
const SIGNS: Record<string, string> = { ArrowDown: "↓", ArrowUp: "↑", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc" };

/** `Mod+Shift+Enter` → Ctrl, Shift, Enter as printed on the keyboard. */
export function printedKeys(keys: string, mac = onMac): string[] {
  return keys.split("+").map((key) => {
    if (mac && MAC_SIGNS[key]) return MAC_SIGNS[key];
    if (key === "Mod") return "Ctrl";
    return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  });
}
