import { address, Problem, transport } from "../api/http";
import type { ExportFormat, Finding, House, HouseStyle, Layout, Missing } from "../api/types";

const DOCUMENTS: readonly ExportFormat[] = ["docx", "pdf", "html", "md", "epub"];
/** Pairs of segments for other programs: no layout, no front matter to set. */
export const TABLES: readonly ExportFormat[] = ["xlsx", "csv", "tmx", "xliff"];
export const FORMATS: readonly ExportFormat[] = [...DOCUMENTS, ...TABLES];
export const LAYOUTS: readonly Layout[] = ["translation", "side-by-side", "alternating", "appendix"];
const GLOSSES: readonly ExportChoice["glosses"][] = ["as-written", "by-policy"];
export const HOUSES: readonly House[] = ["standard", "newsletter", "cset", "academic", "own"];

/** What the project's house style wants of an export that says nothing else. */
export type Wanted = Pick<HouseStyle, "house" | "export_glosses">;
const PLAIN: Wanted = { house: "standard", export_glosses: "as-written" };

/** What the address says about an export; what it leaves out is the default. */
export interface ExportSearch {
  format?: ExportFormat;
  layout?: Layout;
  house?: House;
  draft?: true;
  glosses?: ExportChoice["glosses"];
  terms?: true;
}

export interface ExportChoice {
  format: ExportFormat;
  layout: Layout;
  house: House;
  draft: boolean;
  glosses: "as-written" | "by-policy";
  terms: boolean;
}

export function readExportSearch(search: Record<string, unknown>): ExportSearch {
  const format = FORMATS.find((one) => one === search["format"]);
  const layout = LAYOUTS.find((one) => one === search["layout"]);
  const house = HOUSES.find((one) => one === search["house"]);
  const glosses = GLOSSES.find((one) => one === search["glosses"]);
  return { ...(format ? { format } : {}), ...(layout ? { layout } : {}), ...(house ? { house } : {}), ...(search["draft"] === true ? { draft: true } : {}), ...(glosses ? { glosses } : {}), ...(search["terms"] === true ? { terms: true } : {}) };
}

/** What the address has to say of a choice. */
export function searchOf({ format, layout, house, draft, glosses, terms }: ExportChoice, wanted: Wanted = PLAIN): ExportSearch {
  return {
    ...(format === "docx" ? {} : { format }),
    ...(layout === "translation" ? {} : { layout }),
    ...(house === wanted.house ? {} : { house }),
    ...(draft ? { draft } : {}),
    ...(glosses === wanted.export_glosses ? {} : { glosses }),
    ...(terms ? { terms } : {}),
  };
}

export function choiceOf({ format = "docx", layout = "translation", house, draft, glosses, terms }: ExportSearch, wanted: Wanted = PLAIN): ExportChoice {
  return { format, layout, house: house ?? wanted.house, draft: draft === true, glosses: glosses ?? wanted.export_glosses, terms: terms === true };
}

/** What every way to write the document is asked with. */
function asOf({ layout, house, draft, glosses, terms }: ExportChoice): Record<string, string | boolean> {
  return { layout, house, draft, glosses, ...(terms ? { terms } : {}) };
}

export function previewAddress(articleId: number, choice: ExportChoice): string {
  return address(`/articles/${articleId}/export/preview`, asOf(choice));
}

/** The name that the server gives a file: RFC 6266, the encoded form first, since titles are not ASCII. */
export function fileName(disposition: string | null, fallback: string): string {
  const encoded = /filename\*=(?:UTF-8|utf-8)''([^;]+)/.exec(disposition ?? "")?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      // Not what it says it is: the plain name, then.
    }
  }
  return /filename="([^"]+)"/.exec(disposition ?? "")?.[1] ?? fallback;
}

export async function fetchExport(articleId: number, choice: ExportChoice, signal?: AbortSignal): Promise<File> {
  const asked = TABLES.includes(choice.format) ? { ...choice, glosses: "as-written" as const, terms: false } : choice;
  const response = await transport(address(`/articles/${articleId}/export`, { format: choice.format, ...asOf(asked) }), { signal: signal ?? null });
  return new File([await response.blob()], fileName(response.headers.get("Content-Disposition"), `article-${articleId}.${choice.format}`));
}

/** What a refused export says is missing; null for any other error. */
export function missingIn(error: unknown): Missing["missing"] | null {
  if (!(error instanceof Problem) || error.status !== 409) return null;
  const missing = error.details["missing"];
  return Array.isArray(missing) ? (missing as Missing["missing"]) : null;
}

/** The errors that keep an article from being exported, as a refused export lists them; null for any other error. */
export function openErrorsIn(error: unknown): readonly Finding[] | null {
  if (!(error instanceof Problem) || error.status !== 409) return null;
  const errors = error.details["errors"];
  return Array.isArray(errors) ? (errors as Finding[]) : null;
}

/** Which findings are errors that nobody lets stand. */
export function openErrorsOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity, ignored }) => severity === "error" && ignored === null);
}

/** Hand a file to the person the way every browser knows: a link that is clicked. */
export function handOver(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
