/*
 * A change of structure from here to the server and back into the rows. What is
 * typed in the rows concerned is saved first; while the change is on its way
 * they take no letters, and a change whose answer was lost is asked for again
 * under its own name.
 */

import { structureChange } from "../../api/generated/sdk.gen";
import type { Changed, Wanted } from "../../api/generated/types.gen";
import { isProblem, Unreachable } from "../../api/http";
import type { Segment, SegmentsPage } from "../../api/types";
import { newId } from "../../api/ids";
import type { Session } from "../session";
import { touchedBy, type Deed } from "./deeds";

const TRIES = 4;
const PAUSE_MS = 1_000;

export type Failure = { readonly why: "busy" | "unsaved" | "unreachable" } | { readonly why: "refused"; readonly sentence: string };
export type Outcome = { readonly changed: Changed } | Failure;

interface Step {
  readonly changeId: number;
  readonly touched: readonly number[];
}

/** What can be taken back in this session, the newest last, and what was taken back. */
interface Steps {
  readonly undo: Step[];
  readonly redo: Step[];
}

const steps = new WeakMap<Session, Steps>();

function stepsOf(session: Session): Steps {
  const known = steps.get(session) ?? { undo: [], redo: [] };
  steps.set(session, known);
  return known;
}

export async function restructure(session: Session, deed: Deed): Promise<Outcome> {
  const outcome = await perform(session, deed, touchedBy(session.article, deed));
  if ("changed" in outcome) {
    const known = stepsOf(session);
    known.undo.push(stepOf(outcome.changed));
    known.redo.length = 0;
  }
  return outcome;
}

/** Take the newest change back, or do again what was taken back last; null where there is none. */
export async function step(session: Session, direction: "undo" | "redo"): Promise<Outcome | null> {
  const known = stepsOf(session);
  const last = known[direction].at(-1);
  if (!last) return null;
  const outcome = await perform(session, { do: "undo", change_id: last.changeId }, last.touched);
  // What the server refuses to take back it will always refuse.
  if ("changed" in outcome || outcome.why === "refused") known[direction].pop();
  if ("changed" in outcome) known[direction === "undo" ? "redo" : "undo"].push(stepOf(outcome.changed));
  return outcome;
}

function stepOf(changed: Changed): Step {
  return { changeId: changed.change_id, touched: changed.segments?.map(({ id }) => id) ?? [] };
}

async function perform(session: Session, deed: Deed, touched: readonly number[]): Promise<Outcome> {
  if (session.locked !== null) return { why: "busy" };
  session.locked = new Set(touched);
  try {
    if (!(await session.whenSaved(touched))) return { why: "unsaved" };
    const { saver } = session.article;
    const versions = Object.fromEntries(touched.map((segmentId) => [segmentId, saver.get(segmentId)?.saved.version ?? 1]));
    const changed = await send(session.articleId, { operation: newId(), versions: deed.do === "undo" ? {} : versions, deed });
    const { after, removed, segments } = changed;
    const told = segments && { after, removed, segments: segments as Segment[], concepts: changed.concepts as SegmentsPage["concepts"] };
    session.restructure(changed.change_id, told, true);
    return { changed };
  } catch (error) {
    if (isProblem(error) && error.status < 500) return { why: "refused", sentence: error.message };
    return { why: "unreachable" };
  } finally {
    session.locked = null;
  }
}

async function send(articleId: number, body: Wanted): Promise<Changed> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await structureChange({ path: { article_id: articleId }, body });
    } catch (error) {
      const again = error instanceof Unreachable || (isProblem(error) && error.status >= 500);
      if (!again || tries === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries));
    }
  }
}
