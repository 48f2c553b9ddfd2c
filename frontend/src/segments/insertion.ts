/* Putting a rendering into a sentence. */

import type { ConceptLite, Rendering } from "../api/types";
import { beginsSentence, capitalised, plural, wantsPlural } from "../language/english";
import { namesAny, type RowTerm } from "./terms";

/** A space on either side where a word would otherwise run into it. */
export function fitted(text: string, before: string, after: string): string {
  const wantsBefore = /[\p{L}\p{N}.,;:!?%)\]’”"']$/u.test(before) && !/[([‘“-]$/u.test(before) && !/^[.,;:!?)]/.test(text);
  const wantsAfter = /^[\p{L}\p{N}(]/u.test(after);
  return (wantsBefore && !opensQuote(before) ? " " : "") + text + (wantsAfter ? " " : "");
}

/** A straight quotation mark after a space, or at the beginning, opens. */
function opensQuote(before: string): boolean {
  return /(?:^|[\s([])["']$/.test(before);
}

/** The rendering in the plural where 'these' or '18' stands before it. */
export function inNumber(rendering: Rendering, kind: ConceptLite["kind"], before: string): string {
  return kind === "term" && wantsPlural(before) ? rendering.plural || plural(rendering.text) : rendering.text;
}

/** The rendering as it stands at this place: in its number, with a capital where a sentence begins. */
export function inForm(rendering: Rendering, kind: ConceptLite["kind"], before: string): string {
  const words = inNumber(rendering, kind, before);
  return beginsSentence(before) ? capitalised(words) : words;
}

/** Round, as in 'purely domestically funded (纯内资)', or square: the publication's house style says which. */
export type Brackets = "round" | "square";

/** A rendering with the Chinese as it stands in this source. */
export function withGloss(rendering: string, chinese: string, brackets: Brackets): string {
  return brackets === "square" ? `${rendering} [${chinese}]` : `${rendering} (${chinese})`;
}

/** When the Chinese is printed after a rendering. */
export type GlossPolicy = "always" | "first_use" | "never";

/** Of names of people, places and organisations the house prints no Chinese, unless the concept says so. */
const GLOSSED_KINDS = new Set(["term", "idiom", "slogan", "work"]);

/** The concept's own policy goes before the house's. */
export function policyOf({ gloss, kind }: Pick<ConceptLite, "gloss" | "kind">, house: GlossPolicy): GlossPolicy {
  if (gloss && gloss !== "house") return gloss;
  return GLOSSED_KINDS.has(kind) ? house : "never";
}

/** Words to be inserted for some Chinese of the source. */
export interface Insertion {
  readonly text: string;
  readonly chinese: string;
  /** With the Chinese, whatever the policy asks. */
  readonly gloss: boolean;
  /** The term whose rendering it is: its policy and its place decide the form. Without one the words stay as they are. */
  readonly of?: RowTerm;
}

/** What stands before the caret, in document order: earlier rows with their terms, and the beginning of this one. */
export interface Earlier {
  readonly target: string;
  readonly terms: readonly RowTerm[];
}

/** Whether the policy asks for the Chinese at this place: after every use, or after the first of the document. */
export function asksForGloss(term: RowTerm, house: GlossPolicy, earlier: Iterable<Earlier>): boolean {
  const policy = policyOf(term.concept, house);
  if (policy !== "first_use") return policy === "always";
  for (const { target, terms } of earlier) {
    if (target && isUsed(term, target, terms)) return false;
  }
  return true;
}

/** A rendering counts only where the source has the concept: 'security' may be another word elsewhere. */
function isUsed({ concept, chinese }: RowTerm, target: string, terms: readonly RowTerm[]): boolean {
  if (target.includes(concept.zh) || target.includes(chinese)) return true;
  const there = terms.find((one) => one.concept.id === concept.id && one.sure);
  return there !== undefined && (target.includes(there.chinese) || namesAny(target, concept));
}
