/* Which script a Chinese text is set in, to choose the face: 門 and 门 are drawn by different fonts. */

/** Frequent characters that only one of the two scripts uses. */
const SIMPLIFIED = "这来个们时为国说会对过发经后么产动进现实业长从关门问见车书东两头无气马风电话语认识让计设记员请军还进运远连选达习体众优传伤价";
const TRADITIONAL = "這來個們時為國說會對過發經後麼產動進現實業長從關門問見車書東兩頭無氣馬風電話語認識讓計設記員請軍還進運遠連選達習體眾優傳傷價";

const onlySimplified = new Set(SIMPLIFIED);
const onlyTraditional = new Set(TRADITIONAL);

export type ChineseTag = "zh-Hans" | "zh-Hant";

/** Simplified unless traditional characters outnumber the simplified ones. */
export function chineseTag(text: string): ChineseTag {
  let balance = 0;
  for (const character of text) {
    if (onlySimplified.has(character)) balance -= 1;
    else if (onlyTraditional.has(character)) balance += 1;
  }
  return balance > 0 ? "zh-Hant" : "zh-Hans";
}
