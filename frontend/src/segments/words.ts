/* The words of a source with their readings, asked for once per segment. */

import { segmentsWords } from "../api/generated/sdk.gen";
import { spansToUtf16 } from "../language/offsets";

export interface Entry {
  readonly simplified: string;
  readonly traditional: string;
  readonly pinyin: string;
  readonly senses: readonly string[];
}

/** Offsets count UTF-16 units. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly pinyin: string;
  readonly entries: readonly Entry[];
}

export interface Words {
  readonly words: readonly Word[];
  readonly licence: string;
}

/** So many segments' words are remembered: a morning's work, a few megabytes. */
const REMEMBERED = 400;

export class WordBook {
  private readonly found = new Map<number, Promise<Words>>();

  of(segmentId: number, source: string): Promise<Words> {
    const known = this.found.get(segmentId);
    if (known) return known;
    const asked = segmentsWords({ path: { segment_id: segmentId } }).then(({ words, licence }) => ({
      words: spansToUtf16(source, words),
      licence,
    }));
    this.found.set(segmentId, asked);
    asked.catch(() => this.found.delete(segmentId)); // asked again next time
    if (this.found.size > REMEMBERED) this.found.delete(this.found.keys().next().value ?? segmentId);
    return asked;
  }
}

/** The word at a place in the source, or none between words. */
export function wordAt(words: readonly Word[], offset: number): Word | null {
  return words.find(({ start, end }) => start <= offset && offset < end) ?? null;
}
