import type { Fields, NewConcept } from "../api/generated/types.gen";
import type { Concept, ConceptKind, Rendering, Standing } from "../api/types";

export const STANDINGS: readonly Standing[] = ["preferred", "admitted", "deprecated", "forbidden"];

/** An entry as the form holds it; variants one to a line. */
export interface Draft {
  zh: string;
  variants: string;
  pinyin: string;
  kind: ConceptKind;
  domain: string;
  definition: string;
  note: string;
  source: string;
  renderings: Rendering[];
}

export const BLANK: Draft = { zh: "", variants: "", pinyin: "", kind: "term", domain: "", definition: "", note: "", source: "", renderings: [{ text: "", standing: "preferred" }] };

export function draftOf(concept: Concept): Draft {
  const { zh, variants, pinyin, kind, domain, definition, note, source, renderings } = concept;
  return { zh, variants: variants.join("\n"), pinyin, kind, domain, definition, note, source, renderings: renderings.length > 0 ? renderings : BLANK.renderings };
}

function lines(text: string): string[] {
  return text
    .split(/[\n|]/)
    .map((line) => line.trim())
    .filter(Boolean);
}

/** What is sent: without outer spaces, empty lines and empty renderings. */
export function fieldsOf(draft: Draft): NewConcept & Required<Pick<Fields, "zh" | "renderings">> {
  return {
    zh: draft.zh.trim(),
    variants: lines(draft.variants),
    pinyin: draft.pinyin.trim(),
    kind: draft.kind,
    domain: draft.domain.trim(),
    definition: draft.definition.trim(),
    note: draft.note.trim(),
    source: draft.source.trim(),
    renderings: draft.renderings.map(({ text, standing }) => ({ text: text.trim(), standing })).filter(({ text }) => text !== ""),
  };
}

/** The rendering to write: the preferred one, or else an admitted one. */
export function best(renderings: readonly Rendering[]): string {
  return (renderings.find(({ standing }) => standing === "preferred") ?? renderings.find(({ standing }) => standing === "admitted"))?.text ?? "";
}

/** Best first, as an editor reads them. */
export function inOrder(renderings: readonly Rendering[]): Rendering[] {
  return renderings.toSorted((one, other) => STANDINGS.indexOf(one.standing) - STANDINGS.indexOf(other.standing));
}
