/** How the generated client reaches the server: same origin, with the session's cookie, errors as problems. */
import type { CreateClientConfig } from "./generated/client.gen";
import { transport } from "./http";

export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  baseUrl: window.location.origin,
  credentials: "same-origin",
  fetch: transport,
});

/** The header that names the version a change is based on. */
export function ifMatch(version: number): { "if-match": string } {
  return { "if-match": `"${version}"` };
}
