/** A file on its way into the glossary: how far it is, and the way to stop it. */
import type { Imported } from "../api/generated/types.gen";
import { address, type Failed, Problem, said, transport, Unreachable } from "../api/http";
import { lines, type Progress } from "../api/lines";

type Line = Progress | { imported: Imported } | Failed;

/** Brings the file in whole; `told` hears how far it is. Giving up the request before the end changes nothing. */
export async function load(projectId: number, form: { file: File; columns: string; leaveOutBad: boolean }, told: (progress: Progress) => void, signal: AbortSignal): Promise<Imported> {
  const body = new FormData();
  body.set("file", form.file);
  body.set("columns", form.columns);
  body.set("leave_out_bad", String(form.leaveOutBad));
  const answer = await transport(address(`/projects/${projectId}/glossary/loading`), { method: "POST", body, credentials: "same-origin", signal });
  for await (const line of lines<Line>(answer)) {
    if ("imported" in line) return line.imported;
    if ("failed" in line) throw failure(line);
    told(line);
  }
  throw new Unreachable("the answer broke off before the end");
}

function failure({ failed, ...facts }: Failed): Problem {
  const details = { ...facts, status: 422, detail: failed };
  return new Problem(422, details, said(details));
}
