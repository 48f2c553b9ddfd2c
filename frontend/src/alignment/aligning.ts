/** The alignment's answer: lines of JSON that come as the work goes on. Giving up the request ends the work. */
import { ifMatch } from "../api/client";
import { address, type Failed, said, transport } from "../api/http";
import { lines, type Progress } from "../api/lines";
import type { Done } from "./pairs";

type Line = Progress | { change: Done } | Failed;

/** The server could not align, and says why in a sentence. */
export class AlignmentFailed extends Error {
  override readonly name = "Problem";
  readonly status = 503;
  readonly translated: boolean;
  constructor({ failed, ...facts }: Failed) {
    const inWords = said({ ...facts, status: 503 });
    super(inWords ?? failed);
    this.translated = inWords !== null;
  }
}

/** The answer broke off before the end; nothing is sent again by itself, as the work is long. */
class BrokeOff extends Error {
  override readonly name = "Unreachable";
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
  for await (const line of lines<Line>(answer)) {
    if ("change" in line) return line.change;
    if ("failed" in line) throw new AlignmentFailed(line);
    told(line);
  }
  throw new BrokeOff();
}
