/* The findings of an article, sorted out for a list. */

import type { Finding } from "../api/types";

export type Sight = "all" | "error" | "warning" | "hint" | "ignored";

export const SIGHTS: readonly Sight[] = ["all", "error", "warning", "hint", "ignored"];

export interface Filter {
  readonly sight: Sight;
  /** Id of a check, or "" for every one. */
  readonly check: string;
}

/** As an address has it: what is not said is everything that is open. */
export type FindingsSearch = { sight?: Sight; check?: string };

export function readFindingsSearch(search: Record<string, unknown>): FindingsSearch {
  const sight = SIGHTS.find((one) => one === search["sight"]);
  const check = typeof search["check"] === "string" && /^[a-z_]{1,32}$/.test(search["check"]) ? search["check"] : undefined;
  return searchOf({ sight: sight ?? "all", check: check ?? "" });
}

export const filterOf = ({ sight = "all", check = "" }: FindingsSearch): Filter => ({ sight, check });

export const searchOf = ({ sight, check }: Filter): FindingsSearch => ({ ...(sight === "all" ? {} : { sight }), ...(check === "" ? {} : { check }) });

type Sorted = Pick<Finding, "severity" | "ignored" | "check">;

/** What is let stand is looked for by itself; every other sight shows what is open. */
function inSight({ severity, ignored }: Sorted, sight: Sight): boolean {
  if (sight === "ignored") return ignored !== null;
  return ignored === null && (sight === "all" || severity === sight);
}

export function filtered<Found extends Sorted>(findings: readonly Found[], { sight, check }: Filter): Found[] {
  return findings.filter((finding) => inSight(finding, sight) && (check === "" || finding.check === check));
}

export function counted(findings: readonly Sorted[]): Record<Sight, number> {
  const count = (sight: Sight) => findings.filter((finding) => inSight(finding, sight)).length;
  return { all: count("all"), error: count("error"), warning: count("warning"), hint: count("hint"), ignored: count("ignored") };
}

/** The checks that have something to say, in alphabetical order. */
export function checksIn(findings: readonly Sorted[]): string[] {
  return [...new Set(findings.map(({ check }) => check))].toSorted();
}
