import type { Preference } from "../api/generated/types.gen";
import type { Concept, Rendering } from "../api/types";

/** Whose renderings are to be written when two entries have become one. */
export type Preferring = "kept" | "other" | "both";
export const PREFERRING: readonly Preferring[] = ["kept", "other", "both"];

type Side = Pick<Concept, "renderings">;

/** Which of two entries stays: the one in force does not end in a proposal; else the one that is looked at. */
export function staying(looked: Concept, found: Concept): { kept: Concept; other: Concept } {
  return looked.status === "proposed" && found.status === "approved" ? { kept: found, other: looked } : { kept: looked, other: found };
}

const preferred = ({ renderings }: Side): Rendering[] => renderings.filter(({ standing }) => standing === "preferred");

/** What would be preferred by a choice, each rendering once. */
export function preferredBy(choice: Preferring, kept: Side, other: Side): Rendering[] {
  const ours = preferred(kept);
  const theirs = preferred(other);
  if (choice === "kept") return ours;
  if (choice === "other") return theirs;
  const said = new Set(ours.map(({ text }) => text));
  return [...ours, ...theirs.filter(({ text }) => !said.has(text))];
}

/** Whether there is anything to choose: both prefer something, and not the same. */
export function isContested(kept: Side, other: Side): boolean {
  const ours = new Set(preferred(kept).map(({ text }) => text));
  return ours.size > 0 && preferred(other).some(({ text }) => !ours.has(text));
}

/** The choice as it is sent; nothing where the server's own rule says the same. */
export function preferences(choice: Preferring, kept: Side, other: Side, notes: ReadonlyMap<string, string>): Preference[] | null {
  if (choice === "kept" || !isContested(kept, other)) return null;
  return preferredBy(choice, kept, other).map(({ text, note }) => ({ text, note: choice === "both" ? (notes.get(text) ?? note ?? "").trim() : "" }));
}
