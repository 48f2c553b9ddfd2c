/** A server of the tests' own: a table of answers, and a record of what was asked. */
import { vi } from "vitest";

type Answer = unknown | ((request: Request) => unknown | Promise<unknown>);

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  /** JSON, or a form's fields. */
  body: unknown;
}

/** Node's reader of forms knows no file of jsdom's: a form with one has no fields that could be told. */
async function fieldsOf(form: Request): Promise<unknown> {
  try {
    return Object.fromEntries(await form.formData());
  } catch {
    return undefined;
  }
}

/** An answer that is a problem. */
export function problem(status: number, detail: string, extras: Record<string, unknown> = {}): Response {
  return new Response(JSON.stringify({ status, detail, ...extras }), { status, headers: { "Content-Type": "application/problem+json" } });
}

/** `routes` is keyed by `"GET /projects/1"`, below the API's root. What is not in it is a 404, and shows in the test. */
export function serve(routes: Record<string, Answer>): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal(
    "fetch",
    vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
      const request = input instanceof Request ? input : new Request(new URL(String(input), window.location.origin), init);
      const url = new URL(request.url);
      const path = url.pathname.replace(/^\/api\/v1/, "");
      const type = request.headers.get("Content-Type") ?? "";
      const copy = request.clone();
      const body: unknown = type.includes("json") ? await copy.json() : type.includes("form-data") ? await fieldsOf(copy) : undefined;
      asked.push({ method: request.method, path, query: url.searchParams, headers: request.headers, body });
      const found = routes[`${request.method} ${path}`];
      if (found === undefined) return problem(404, `The test has no answer for ${request.method} ${path}`);
      const answer: unknown = typeof found === "function" ? await (found as (request: Request) => unknown)(request) : found;
      if (answer instanceof Response) return answer.clone();
      return answer === null ? new Response(null, { status: 204 }) : new Response(JSON.stringify(answer), { headers: { "Content-Type": "application/json" } });
    }),
  );
  return asked;
}
