import { useEffect, useRef } from "react";
import { composing, onMac } from "../ui/shortcuts";
import { commandOf, type Command, type Heard } from "./keys";

/**
 * The editor's keys, heard before CodeMirror and the browser hear them.
 * Silent while a dialog is open and, in `keys.ts`, while composing.
 */
export function useEditorKeys(run: (heard: Heard) => boolean): void {
  const current = useRef(run);
  useEffect(() => {
    current.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (elsewhere(event.target)) return;
      const heard = inSource(event) ?? outsideTexts(event) ?? commandOf(event);
      if (heard === null || !current.current(heard)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => document.removeEventListener("keydown", onKeyDown, { capture: true });
  }, []);
}

/** Menus, the search and the fields of the panel have keys of their own. */
function elsewhere(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[role=menu], .find, .editor-panel textarea, .editor-panel input") !== null;
}

/** Where no text is being written, Ctrl+Z takes back what was done to the structure. */
function outsideTexts(event: KeyboardEvent): Heard | null {
  if (composing(event) || event.altKey || event.key.toLowerCase() !== "z") return null;
  if (onMac ? !event.metaKey || event.ctrlKey : !event.ctrlKey || event.metaKey) return null;
  if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable=true]")) return null;
  return { command: event.shiftKey ? "redoStructure" : "undoStructure", digit: 0 };
}

/** With the focus in the source its plain arrows go over the words. */
function inSource(event: KeyboardEvent): Heard | null {
  if (composing(event) || event.ctrlKey || event.altKey || event.metaKey) return null;
  if (!(event.target instanceof Element) || event.target.closest("[data-source]") === null) return null;
  const command = (event.shiftKey ? STRETCHING : PLAIN)[event.key];
  return command ? { command, digit: 0 } : null;
}

const PLAIN: Record<string, Command> = { ArrowRight: "nextWord", ArrowLeft: "previousWord", Enter: "leaveSource" };
const STRETCHING: Record<string, Command> = { ArrowRight: "extendRight", ArrowLeft: "extendLeft" };
