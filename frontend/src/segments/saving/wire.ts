/* Saving over HTTP: one PUT, and what each of its answers means for the text. */

import { ifMatch } from "../../api/client";
import { segmentsEdit } from "../../api/generated/sdk.gen";
import type { Edit } from "../../api/generated/types.gen";
import { isProblem, Problem, Unreachable } from "../../api/http";
import type { Segment, State } from "../../api/types";
import type { Reply } from "./saver";
import type { Operation, Saved } from "./work";

/** A stalled connection is given up and the same operation sent again. */
export const PATIENCE_MS = 12_000;
/** Browsers refuse more than 64 KiB of requests that outlive their page. */
const KEEPALIVE_LIMIT = 60_000;

type Wire = Pick<Segment, "target" | "state" | "origin" | "version" | "changed_by" | "changed_at">;

export function savedOf(segment: Wire): Saved {
  return {
    target: segment.target,
    state: segment.state,
    origin: segment.origin,
    version: segment.version,
    changedBy: segment.changed_by,
    changedAt: segment.changed_at,
  };
}

export async function putSegment(segmentId: number, operation: Operation, leaving: boolean): Promise<Reply> {
  const { id, version, target, state, origin } = operation;
  const body = { operation: id, target, state: state === "untranslated" ? ("draft" as const) : state, ...(isTold(origin) ? { origin } : {}) };
  const keepalive = leaving && new Blob([target]).size < KEEPALIVE_LIMIT;
  const stalled = new AbortController();
  const patience = leaving ? undefined : setTimeout(() => stalled.abort(), PATIENCE_MS);
  try {
    const path = { segment_id: segmentId };
    const request = { path, headers: ifMatch(version), body, keepalive, signal: stalled.signal };
    return { kind: "saved", saved: savedOf(await segmentsEdit(request)) };
  } catch (error) {
    return replyTo(error);
  } finally {
    clearTimeout(patience);
  }
}

type Told = NonNullable<Edit["origin"]>;
const TOLD: ReadonlySet<string> = new Set<Told>(["typed", "memory", "memory_edited", "machine", "machine_edited"]);

/** Whether the server takes it from us: that a text was imported it knows itself. */
function isTold(origin: string | undefined): origin is Told {
  return origin !== undefined && TOLD.has(origin);
}

/** What an error says about the text that was being saved. */
function replyTo(error: unknown): Reply {
  if (error instanceof Unreachable) return { kind: "unreachable", everywhere: true };
  if (!isProblem(error)) return { kind: "unreachable", everywhere: true }; // cut off half-way, or given up
  const current = error.status === 412 ? currentOf(error) : null;
  if (current) return { kind: "outrun", current };
  if (error.status === 401) return { kind: "signed out" };
  if (error.status === 408 || error.status === 429) return { kind: "unreachable", everywhere: true };
  if (error.status >= 500) return { kind: "unreachable", everywhere: error.status !== 500 };
  return { kind: "refused", reason: error.message };
}

interface Current {
  target: string;
  state: State;
  version: number;
  origin?: string;
  changed_by: string | null;
  changed_at: string | null;
}

function currentOf(problem: Problem): Saved | null {
  const current = problem.details["current"] as Current | undefined;
  if (!current) return null;
  return {
    target: current.target,
    state: current.state,
    version: current.version,
    origin: current.origin ?? "typed",
    changedBy: current.changed_by,
    changedAt: current.changed_at,
  };
}
