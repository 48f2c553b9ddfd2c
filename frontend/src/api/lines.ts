/** An answer that comes as lines of JSON while the work goes on. */
import { Unreachable } from "./http";

export interface Progress {
  readonly done: number;
  readonly of: number;
}

export async function* lines<Line>(answer: Response): AsyncGenerator<Line> {
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
  if (isGivenUp(error)) throw error;
  throw new Unreachable("the answer broke off", { cause: error });
}

/** Whether a request was ended by the person who had sent it. */
export function isGivenUp(error: unknown): boolean {
  return error instanceof DOMException && error.name === "AbortError";
}
