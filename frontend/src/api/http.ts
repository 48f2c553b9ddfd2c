/** Plain HTTP to the server, with every error a typed {@link Problem}. */

const ROOT = "/api/v1";

/** RFC 9457 problem details, with whatever else the server adds (`current`, `missing`, `existing`, `errors`). `code` names the
 * sentence. */
export interface ProblemDetails {
  code?: string;
  type?: string;
  title?: string;
  status: number;
  detail?: string;
  [extra: string]: unknown;
}

/** The server answered with an error. `message` is a sentence for people: the server's own, or `said` in their language. */
export class Problem extends Error {
  override readonly name = "Problem";
  /** Whether `message` is in the language that the person has chosen, whichever it is. */
  readonly translated: boolean;
  constructor(
    readonly status: number,
    readonly details: ProblemDetails,
    said: string | null = null,
  ) {
    super(said ?? details.detail ?? details.title ?? `HTTP ${status}`);
    this.translated = said !== null;
  }
}

type Say = (details: ProblemDetails) => string | null;
let say: Say = () => null;

/** From now on problems are said in these words; where there are none, in the server's. */
export function sayProblems(inWords: Say): void {
  say = inWords;
}

/** A refusal in the person's own words, where there are any. */
export function said(details: ProblemDetails): string | null {
  return say(details);
}

/** The last line of an answer that began well: the sentence, its code, and beside these what it speaks of. */
export interface Failed {
  failed: string;
  code?: string;
  rows?: unknown;
}

/** No answer came: no network, or no server. Whether the request was carried out is not known. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
}

type Listener = () => void;
const signedOutListeners = new Set<Listener>();

/** Called whenever the server says that nobody is signed in (any more). Returns how to stop listening. */
export function onSignedOut(listener: Listener): () => void {
  signedOutListeners.add(listener);
  return () => signedOutListeners.delete(listener);
}

/** `/articles/7` with its query, below the API's root. */
export function address(path: string, query: Record<string, string | number | boolean | null | undefined> = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== "") search.set(name, String(value));
  }
  const text = search.toString();
  return ROOT + path + (text ? `?${text}` : "");
}

/**
 * `fetch` that keeps its word: it returns an answer, or it raises a {@link Problem} (the server refused) or
 * {@link Unreachable} (no answer came). Whoever gave up waiting gets their own `AbortError` back.
 */
export const transport: typeof fetch = (input, init) => {
  const asked = new URL(input instanceof Request ? input.url : String(input), window.location.origin).pathname;
  return answered(asked, () => fetch(input, init));
};

/** The same for whatever asks otherwise than by `fetch`. */
export async function answered(asked: string, ask: () => Promise<Response>): Promise<Response> {
  let response: Response;
  try {
    response = await ask();
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreachable("no answer", { cause: error });
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (response.status === 401 && !asked.startsWith(`${ROOT}/session`)) for (const listener of signedOutListeners) listener();
  throw problem;
}

/** A proxy's HTML error page is a problem too, only one without details. */
async function problemOf(response: Response): Promise<Problem> {
  try {
    const details = (await response.json()) as ProblemDetails;
    return new Problem(response.status, { ...details, status: response.status }, say(details));
  } catch {
    return new Problem(response.status, { status: response.status, title: response.statusText });
  }
}

export function isProblem(error: unknown, ...status: number[]): error is Problem {
  return error instanceof Problem && (status.length === 0 || status.includes(error.status));
}
