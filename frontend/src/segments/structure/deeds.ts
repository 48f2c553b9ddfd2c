/* Changes of structure: which segments each of them touches, and where a source may be cut. */

import type { Wanted } from "../../api/generated/types.gen";
import type { OpenArticle, Row } from "../article";
import { shown } from "../saving/work";

export type Deed = Wanted["deed"];

/** The rows whose texts a change will meet; those of an undo are known to the server alone. */
export function touchedBy(article: OpenArticle, deed: Deed): number[] {
  const row = deed.do === "undo" ? undefined : article.row(deed.segment_id);
  if (!row) return [];
  return touchedRows(article, row, deed).flatMap((one) => (one && !one.gone ? [one.id] : []));
}

function touchedRows(article: OpenArticle, row: Row, deed: Deed): readonly (Row | undefined)[] {
  switch (deed.do) {
    case "split":
    case "drop":
      return [row];
    case "join":
      return [row, article.at(row.index + 1)];
    case "move":
      return [row, article.at(row.index + (deed.to === "next" ? 1 : -1))];
    case "shift":
      return run(article, row, deed.direction === "down");
    default:
      return [];
  }
}

/** From a row up to the next one without a translation, which belongs to it when targets go down. */
function run(article: OpenArticle, row: Row, toGap: boolean): readonly Row[] {
  const gap = article.all.findIndex(({ id, index }) => index > row.index && targetOf(article, id) === "");
  return article.all.slice(row.index, gap < 0 ? undefined : gap + Number(toGap));
}

export function targetOf(article: OpenArticle, segmentId: number): string {
  const work = article.saver.get(segmentId);
  return work ? shown(work).target : "";
}

/** The ends of sentences, with what closes them; where there is none, those of clauses. */
const SENTENCE_END = /[。！？!?；;…]+[”’」』）)》"']*|\.[”’"')\]]*(?=\s)/gu;
const CLAUSE_END = /(?:[，、：—]|[,:](?!\d))+[”’」』）)》]*(?:["'](?=\s))?/gu;

/** Where a source may be cut, in UTF-16 units. */
export function cutsOf(source: string): number[] {
  for (const end of [SENTENCE_END, CLAUSE_END]) {
    const cuts = [...source.matchAll(end)].map((found) => found.index + found[0].length).filter((at) => source.slice(at).trim() !== "");
    if (cuts.length > 0) return cuts;
  }
  return [];
}

/** The beginnings of words, as the browser knows them, without the first. */
function wordsOf(text: string): number[] {
  return [...new Intl.Segmenter(undefined, { granularity: "word" }).segment(text)].flatMap(({ index, isWordLike }) => (index > 0 && isWordLike ? [index] : []));
}

/**
 * The likeliest place: the end of a sentence that is as far into a text as a caret is into the other; in the
 * middle where the caret cuts nothing. Without an end, the beginning of a word: no word is cut in two.
 */
export function likelyCut(text: string, other: string, caret: number): number {
  const share = caret === 0 || caret === other.length ? 0.5 : caret / other.length;
  const wanted = share * text.length;
  const cuts = cutsOf(text);
  const [best] = (cuts.length > 0 ? cuts : wordsOf(text)).toSorted((one, another) => Math.abs(one - wanted) - Math.abs(another - wanted));
  return best ?? Math.max(1, Math.min(text.length - 1, Math.round(wanted)));
}
