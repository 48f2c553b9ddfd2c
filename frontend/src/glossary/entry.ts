import type { Fields, NewConcept } from "../api/generated/types.gen";
import type { ChineseForm, Concept, ConceptKind, GlossOfConcept, Provenance, Rendering, Standing, Variant } from "../api/types";

export const STANDINGS: readonly Standing[] = ["preferred", "admitted", "deprecated", "forbidden"];
export const FORMS: readonly ChineseForm[] = ["variant", "traditional", "simplified", "abbreviation"];
export const GLOSSES: readonly GlossOfConcept[] = ["house", "first_use", "always", "never"];
export const PROVENANCES: readonly Provenance[] = ["unknown", "official", "article", "coinage"];

/** An entry as the form holds it. */
export interface Draft {
  zh: string;
  variants: Variant[];
  pinyin: string;
  kind: ConceptKind;
  domain: string;
  definition: string;
  note: string;
  print_note: string;
  gloss: GlossOfConcept;
  source: string;
  renderings: Rendering[];
}

export const BLANK: Draft = { zh: "", variants: [], pinyin: "", kind: "term", domain: "", definition: "", note: "", print_note: "", gloss: "house", source: "", renderings: [{ text: "", standing: "preferred" }] };

export function draftOf(concept: Concept): Draft {
  const { zh, variants, pinyin, kind, domain, definition, note, print_note, gloss, source, renderings } = concept;
  return { zh, variants, pinyin, kind, domain, definition, note, print_note, gloss, source, renderings: renderings.length > 0 ? renderings : BLANK.renderings };
}

const trimmed = (text: string | undefined): string => (text ?? "").trim();

/** What is sent: without outer spaces, empty forms and empty renderings. */
export function fieldsOf(draft: Draft): NewConcept & Required<Pick<Fields, "zh" | "renderings">> {
  return {
    zh: draft.zh.trim(),
    variants: draft.variants.map((variant) => ({ ...variant, text: variant.text.trim() })).filter(({ text }) => text !== ""),
    pinyin: draft.pinyin.trim(),
    kind: draft.kind,
    domain: draft.domain.trim(),
    definition: draft.definition.trim(),
    note: draft.note.trim(),
    print_note: draft.print_note.trim(),
    gloss: draft.gloss,
    source: draft.source.trim(),
    renderings: draft.renderings
      .map(({ text, standing, note, abbreviation, plural, provenance = "unknown", source, dated }) => ({
        text: text.trim(),
        standing,
        note: trimmed(note),
        abbreviation: trimmed(abbreviation),
        plural: trimmed(plural),
        provenance,
        source: trimmed(source),
        dated: trimmed(dated),
      }))
      .filter(({ text }) => text !== ""),
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
