/* Putting a rendering into a sentence. */

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

/** Round, as in 'purely domestically funded (纯内资)', or square: the publication's house style says which. */
export type Brackets = "round" | "square";

/** A rendering with the Chinese as it stands in this source. */
export function withGloss(rendering: string, chinese: string, brackets: Brackets): string {
  return brackets === "square" ? `${rendering} [${chinese}]` : `${rendering} (${chinese})`;
}
