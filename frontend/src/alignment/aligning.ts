/** The alignment's answer: lines of JSON that come as the work goes on. Giving up the request ends the work. */
import { ifMatch } from "../api/client";
import { address, transport, Unreachable } from "../api/http";
import type { Done } from "./pairs";

export interface Progress {
  readonly done: number;
  readonly of: number;
}

type Line = Progress | { change: Done } | { failed: string };

/** The server could not align, and says why in a sentence. */
export class AlignmentFailed extends Error {
  override readonly name = "Problem";
  readonly status = 503;
}

/** Aligns what is not pinned, or only what is around `pair`; `told` hears how far it is. */
export async function align(pairingId: number, version: number, wanted: { operation: string; pair?: number }, told: (progress: Progress) => void, signal: AbortSignal): Promise<Done> {
  const answer = await transport(address(`/pairings/${pairingId}/alignment`), {
    method: "POST",
    headers: { "Content-Type": "application/json", ...ifMatch(version) },
    body: JSON.stringify(wanted),
    credentials: "same-origin",
    signal,
  });
  for await (const line of lines(answer)) {
    if ("change" in line) return line.change;
    if ("failed" in line) throw new AlignmentFailed(line.failed);
    told(line);
  }
  throw new AlignmentFailed("The answer broke off before the end.");
}

async function* lines(answer: Response): AsyncGenerator<Line> {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let held = "";
  for (;;) {
    // Each piece follows the one before.
    // oxlint-disable-next-line no-await-in-loop
    const { done, value } = await reader.read().catch(broken);
    if (done) return;
    const parts = (held + value).split("\n");
    held = parts.pop() ?? "";
    for (const part of parts) yield JSON.parse(part) as Line;
  }
}

/** A connection that breaks in the middle is no answer; who gave up keeps their own error. */
function broken(error: unknown): never {
  if (error instanceof DOMException && error.name === "AbortError") throw error;
  throw new Unreachable("the answer broke off", { cause: error });
}
