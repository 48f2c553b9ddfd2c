/* English as it is put into a sentence: capitals at its beginning, and the plural after words that want one. */

const OPENING = /[“‘"'([*_]+$/u;
const ENDED = /[.!?…]["”’)\]*_]*\s+$/u;
/** Full stops that end no sentence: initials, titles, and what companies are. */
const ABBREVIATED = /(?:^|[\s([“‘"])(?:\p{Lu}|(?:\p{L}\.)+\p{L}|Mr|Mrs|Ms|Dr|Prof|Gen|Sen|Rep|St|No|Nos|vs|cf|Co|Corp|Ltd|Inc)\.\s+$/u;
const SEVERAL = /(?:^|[^\p{L}\p{N}])(?:these|those|many|several|few|both|various|numerous|dozens of|hundreds of|thousands of|millions of|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|\d+[\d,.]*\d)\s+$/iu;
/** A rendering that ends so is said of something (a purely domestically funded firm), or cannot be counted. */
const UNCOUNTED = /(?:ed|ing|al|ive|ic|ous|ly|able|ible|ity|ness|ism|ship|ware|s)$/u;

/** Whether a sentence begins where this text ends. */
export function beginsSentence(before: string): boolean {
  const bare = before.replace(OPENING, "");
  if (bare.trim() === "") return true;
  return ENDED.test(bare) && !ABBREVIATED.test(bare);
}

/** With a capital, unless the first word has its own way with capitals ('iPhone'). */
export function capitalised(words: string): string {
  const first = /^\p{L}+/u.exec(words)?.[0] ?? "";
  if (first.slice(1) !== first.slice(1).toLowerCase()) return words;
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** Whether what stands before speaks of several: 'these', 'many', '18'. */
export function wantsPlural(before: string): boolean {
  return SEVERAL.test(before);
}

/** The regular plural of a noun phrase; what has none stays as it is. */
export function plural(words: string): string {
  const last = /\p{L}+$/u.exec(words)?.[0] ?? "";
  if (last.length < 3 || last !== last.toLowerCase() || UNCOUNTED.test(last)) return words;
  if (/(?:x|z|ch|sh)$/u.test(last)) return `${words}es`;
  return /[^aeiou]y$/u.test(last) ? `${words.slice(0, -1)}ies` : `${words}s`;
}
