import { sessionSignInWithLink } from "../api/generated/sdk.gen";
import type { Me } from "../api/types";

/** The token of a sign-in link: `#token=…`, or the bare fragment. In the fragment it reaches no server log. */
export function tokenInFragment(hash: string): string | null {
  const fragment = hash.replace(/^#/, "");
  if (fragment === "") return null;
  const named = new URLSearchParams(fragment).get("token");
  if (named) return named;
  return /^[\w.~-]{16,}$/.test(fragment) ? fragment : null;
}

/** Where to go after signing in: a page of ours, never another site (`//evil`, `/\evil`). */
export function safeReturn(next: string | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next) || next.startsWith("/sign-in")) return "/";
  return next;
}

const underway = new Map<string, Promise<Me>>();

/** A link works once; asking twice (React draws twice in development) must not use it up for nothing. */
export function signInByLink(token: string): Promise<Me> {
  const asked = underway.get(token) ?? sessionSignInWithLink({ body: { token } });
  underway.set(token, asked);
  return asked;
}
