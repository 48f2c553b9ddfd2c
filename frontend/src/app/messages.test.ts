import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const SOURCE = resolve(import.meta.dirname, "..");
const PLURAL = /_(zero|one|two|few|many|other)$/;
/** Which plural forms a language needs (CLDR). */
const FORMS = { en: ["one", "other"], zh: ["other"] } as const;
type Language = keyof typeof FORMS;

type Catalogue = { [key: string]: string | Catalogue };

function flat(catalogue: Catalogue, prefix = ""): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]): [string, string][] => (typeof value === "string" ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`)));
}

function read(feature: string, language: Language): Map<string, string> {
  return new Map(flat(JSON.parse(readFileSync(join(SOURCE, feature, `messages.${language}.json`), "utf8")) as Catalogue));
}

const features = readdirSync(SOURCE).filter((folder) => existsSync(join(SOURCE, folder, "messages.en.json")) || existsSync(join(SOURCE, folder, "messages.zh.json")));

/** `missing.count_one` → `missing.count`. */
const stem = (key: string) => key.replace(PLURAL, "");
const stems = (messages: Map<string, string>) => [...new Set([...messages.keys()].map(stem))].toSorted();

function interpolations(messages: Map<string, string>, wanted: string): string[] {
  const texts = [...messages].filter(([key]) => stem(key) === wanted).map(([, text]) => text);
  return [...new Set(texts.flatMap((text) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = ""]) => name)))].toSorted();
}

describe.each(features)("the sentences of %s", (feature) => {
  const en = read(feature, "en");
  const zh = read(feature, "zh");

  it("are there in both languages", () => {
    expect(stems(zh)).toEqual(stems(en));
  });

  it("speak of the same things", () => {
    for (const key of stems(en)) expect([key, interpolations(zh, key)]).toEqual([key, interpolations(en, key)]);
  });

  it("have the plural forms that each language needs", () => {
    for (const [language, messages] of [["en", en], ["zh", zh]] as const) {
      const plurals = new Set([...messages.keys()].filter((key) => PLURAL.test(key)).map(stem));
      for (const key of plurals) expect([...messages.keys()].filter((one) => stem(one) === key && one !== key).toSorted()).toEqual(FORMS[language].map((form) => `${key}_${form}`));
    }
  });

  it("are not empty, and the Chinese ones are Chinese", () => {
    for (const [key, text] of [...en, ...zh]) expect([key, text.trim()]).not.toEqual([key, ""]);
    const same = [...zh].filter(([key, text]) => en.get(key) === text && /[a-z]{4,}/i.test(text.replace(/\{\{.*?\}\}/g, "")));
    // Names that are the same in both languages.
    expect(same.map(([, text]) => text).filter((text) => !["national team"].includes(text))).toEqual([]);
  });
});

interface Use {
  feature: string;
  key: string;
  where: string;
}

/** What `t` may be asked: a text, a text with holes (`state.${state}`, written `state.*`), or a choice of such. */
function asked(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join("")];
  if (ts.isConditionalExpression(node)) return [...asked(node.whenTrue), ...asked(node.whenFalse)];
  if (ts.isParenthesizedExpression(node)) return asked(node.expression);
  return [ELSEWHERE];
}

/** The key arrives in a variable: then it is one of the texts of that file. */
const ELSEWHERE = "";

function uses(): Use[] {
  const files = readdirSync(SOURCE, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile() && /(?<!\.test)\.tsx?$/.test(entry.name) && !entry.parentPath.includes("generated"));
  return files.flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, "utf8");
    const home = /useTranslation\("(\w+)"\)/.exec(text)?.[1] ?? relative(SOURCE, path).split("/")[0] ?? "";
    const found: Use[] = [];
    const texts: string[] = [];
    let lookAround = false;
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "t") {
        for (const name of asked(node.arguments[0])) {
          if (name === ELSEWHERE) {
            lookAround = true;
            continue;
          }
          const [feature, key] = name.includes(":") ? (name.split(":", 2) as [string, string]) : [home, name];
          found.push({ feature, key, where: relative(SOURCE, path) });
        }
      }
      if (ts.isStringLiteral(node)) texts.push(node.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
    const known = new Set(lookAround ? stems(read(home, "en")) : []);
    const around = lookAround ? texts.filter((key) => known.has(key)).map((key) => ({ feature: home, key, where: relative(SOURCE, path) })) : [];
    return [...found, ...around];
  });
}

const matcher = (key: string) => new RegExp(`^${key.split("*").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^.]+")}$`);

describe("the keys in the code", () => {
  const used = uses();
  const known = new Map(features.map((feature) => [feature, stems(read(feature, "en"))]));

  it("are found", () => {
    expect(used.length).toBeGreaterThan(100);
  });

  it("all have a sentence", () => {
    const unknown = used.filter(({ feature, key }) => !known.get(feature)?.some((one) => matcher(key).test(one)));
    expect(unknown).toEqual([]);
  });

  it("leave no sentence unused", () => {
    const idle = [...known].flatMap(([feature, all]) => {
      const patterns = used.filter((use) => use.feature === feature).map(({ key }) => matcher(key));
      return all.filter((key) => !patterns.some((pattern) => pattern.test(key))).map((key) => `${feature}:${key}`);
    });
    expect(idle).toEqual([]);
  });
});
