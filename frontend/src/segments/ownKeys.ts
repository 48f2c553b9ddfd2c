/* The keys that a person has chosen for themselves, kept on this computer. */

import { useSyncExternalStore } from "react";
import type { Command } from "./keys";

export type OwnKeys = Readonly<Partial<Record<Command, string>>>;

const PREFIX = "duizhao.keys.";
const NONE: OwnKeys = {};

let person = 0;
let own: OwnKeys = NONE;
const listeners = new Set<() => void>();

export function ownKeys(): OwnKeys {
  return own;
}

/** Whose keys are in force from now on. */
export function loadKeysOf(personId: number): void {
  if (person === personId) return;
  person = personId;
  own = read(personId);
  tell();
}

/** Null gives the command its usual keys back. */
export function setOwnKey(command: Command, keys: string | null): void {
  const { [command]: _, ...others } = own;
  keep(keys === null ? others : { ...others, [command]: keys });
}

export function forgetOwnKeys(): void {
  keep(NONE);
}

/** Draws again what shows keys when they change. */
export function useOwnKeys(): OwnKeys {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, ownKeys);
}

function keep(next: OwnKeys): void {
  own = next;
  try {
    localStorage.setItem(PREFIX + person, JSON.stringify(next));
  } catch {
    // a full quota costs the choice at the next start, nothing else
  }
  tell();
}

function read(personId: number): OwnKeys {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(PREFIX + personId) ?? "{}");
    if (typeof found !== "object" || found === null) return NONE;
    return Object.fromEntries(Object.entries(found).filter(([, keys]) => typeof keys === "string" && keys !== ""));
  } catch {
    return NONE;
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}
