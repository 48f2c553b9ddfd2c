/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** `text` cut at the places where one of `terms` stands; the longer term wins, capitals do not matter. */
export function marked(text: string, terms: readonly string[]): Piece[] {
  const wanted = terms.filter(Boolean).toSorted((one, other) => other.length - one.length);
  if (wanted.length === 0) return text ? [{ text, hit: false }] : [];
  const pattern = new RegExp(`(${wanted.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|")})`, "giu");
  return text
    .split(pattern)
    .map((piece, index) => ({ text: piece, hit: index % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
