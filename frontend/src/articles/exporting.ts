import { address, Problem, transport } from "../api/http";
import type { ExportFormat, Layout, Missing } from "../api/types";

export const FORMATS: readonly ExportFormat[] = ["docx", "html", "md"];
export const LAYOUTS: readonly Layout[] = ["translation", "side-by-side", "alternating"];

/** What the address says about an export; what it leaves out is the default. */
export interface ExportSearch {
  format?: ExportFormat;
  layout?: Layout;
  draft?: true;
}

export interface ExportChoice {
  format: ExportFormat;
  layout: Layout;
  draft: boolean;
}

export function readExportSearch(search: Record<string, unknown>): ExportSearch {
  const format = FORMATS.find((one) => one === search["format"]);
  const layout = LAYOUTS.find((one) => one === search["layout"]);
  return { ...(format ? { format } : {}), ...(layout ? { layout } : {}), ...(search["draft"] === true ? { draft: true } : {}) };
}

export function choiceOf({ format = "docx", layout = "translation", draft }: ExportSearch): ExportChoice {
  return { format, layout, draft: draft === true };
}

export function previewAddress(articleId: number, { layout, draft }: ExportChoice): string {
  return address(`/articles/${articleId}/export/preview`, { layout, draft });
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

export async function fetchExport(articleId: number, choice: ExportChoice): Promise<File> {
  const response = await transport(address(`/articles/${articleId}/export`, { ...choice }));
  return new File([await response.blob()], fileName(response.headers.get("Content-Disposition"), `article-${articleId}.${choice.format}`));
}

/** What a refused export says is missing; null for any other error. */
export function missingIn(error: unknown): Missing["missing"] | null {
  if (!(error instanceof Problem) || error.status !== 409) return null;
  const missing = error.details["missing"];
  return Array.isArray(missing) ? (missing as Missing["missing"]) : null;
}

/** Hand a file to the person the way every browser knows: a link that is clicked. */
export function handOver(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
