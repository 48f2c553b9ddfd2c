/* The open row and what is around it: what every command is done to. */

import type { TFunction } from "i18next";
import { printedKeys } from "../ui/shortcuts";
import type { Row } from "./article";
import type { Mode } from "./concordance";
import { keyOf } from "./keys";
import { finished, total } from "./progress";
import type { Proposal } from "./ProposeTerm";
import type { Session } from "./session";
import type { OpenRow } from "./useOpenRow";
import type { SourceChoice } from "./useSource";

/** What the page is asked to show over itself. */
export type Asked =
  | { readonly what: "help" | "goTo" | "find" | "replace" }
  | { readonly what: "structure" | "sendBack"; readonly segmentId: number }
  | { readonly what: "split"; readonly segmentId: number; readonly caret: number }
  | { readonly what: "concordance"; readonly phrase: string; readonly mode: Mode } | { readonly what: "propose"; readonly proposal: Proposal };

export interface Scene {
  readonly session: Session;
  readonly rows: OpenRow;
  readonly source: SourceChoice;
  readonly editable: boolean;
  readonly reviews: boolean;
  say(sentence: string): void;
  ask(asked: Asked): void;
  togglePinyin(): void;
  readonly t: TFunction<"segments">;
}

/** What a key or a button does; the digit is that of its key, or 0. */
export type Deed = (digit: number) => void;

export function openRow({ session, rows }: Scene): Row | undefined {
  return rows.activeId === null ? undefined : session.article.row(rows.activeId);
}

export function openAt({ session: { article }, rows, say, t }: Scene, index: number): void {
  const next = article.at(index);
  if (next) rows.open(next.id);
  else if (article.complete) say(t(index < 0 ? "said.first" : finished(article.count) === total(article.count) ? "said.lastOfAll" : "said.last", { keys: printedKeys(keyOf("nextUnfinished")).join("+") }));
}
