import { suggestionsSuggest } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { newId } from "../api/ids";
import { inConflict, shown } from "./saving/work";
import type { Session } from "./session";

/** One name for a text that gives way, however often it has to be sent. */
const operations = new Map<string, string>();

/**
 * Takes somebody else's text over. One's own is given to the server first, which keeps it with the
 * segment; until it has it, both stand. Raises what the server or its silence says.
 */
export async function takeTheirs({ article: { saver } }: Session, segmentId: number): Promise<void> {
  const work = saver.get(segmentId);
  if (!work?.others) return;
  const mine = shown(work).target;
  if (inConflict(work) && mine.trim() !== "" && mine !== work.others.target) {
    const name = `${segmentId} ${mine}`;
    const operation = operations.get(name) ?? newId();
    operations.set(name, operation);
    await suggestionsSuggest({ path: { segment_id: segmentId }, body: { operation, target: mine, withdrawn: true } }).catch((error: unknown) => {
      // A text that the server will never take, or has already, holds nobody up.
      if (!isProblem(error, 422)) throw error;
    });
    operations.delete(name);
  }
  const now = saver.get(segmentId);
  // Who typed on meanwhile has not chosen yet.
  if (now?.others && shown(now).target === mine) saver.decide(segmentId, now.others);
}
