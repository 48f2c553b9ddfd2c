import { QueryClient } from "@tanstack/react-query";
import { Problem } from "../api/http";

/** A refusal stays a refusal however often one asks; silence may be a passing fault. */
export function worthAskingAgain(failures: number, error: unknown): boolean {
  return failures < 2 && !(error instanceof Problem && error.status < 500);
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthAskingAgain, staleTime: 10_000, networkMode: "always" },
    mutations: { networkMode: "always" },
  },
});

// What is told of an editor's row is asked for when it is opened, and a day of rows is not kept.
queryClient.setQueryDefaults(["segments"], { gcTime: 60_000 });
