import type { BodyArticlesCreate, BodyArticlesPreview, BodyPairingsBegin } from "../api/generated/types.gen";
import { address, isProblem, transport } from "../api/http";
import type { FrontMatter, Preview, Segmentation } from "../api/types";
import { fileName } from "./exporting";

/** One language's side of an import: a file, or text typed or pasted in. The file counts where both are given. */
export interface Side {
  file: File | null;
  text: string;
  /** Where the file was fetched from, if it was. */
  url?: string;
}

export interface Material {
  source: Side;
  /** Null where no translation is given. */
  translation: Side | null;
  segmentation: Segmentation;
}

export const NOTHING: Side = { file: null, text: "" };

/** Documents, subtitles, and finished pairs; a test holds the list to what the server reads. */
export const SUFFIXES = [
  ".txt", ".text", ".md", ".markdown", ".docx", ".odt", ".pdf", ".epub", ".srt",
  ".html", ".htm", ".xhtml", ".mhtml", ".mht",
  ".xlsx", ".csv", ".tsv", ".tmx", ".xliff", ".xlf", ".mqxliff", ".mxliff", ".sdlxliff",
] as const;
export const ACCEPT = SUFFIXES.join(",");
const LARGEST = 20_000_000;

export type Fault = "empty" | "large" | "kind";

/** What is wrong with a file before it is sent anywhere; the server looks closer. */
export function faultOf(file: Pick<File, "name" | "size">): Fault | null {
  if (!SUFFIXES.some((suffix) => file.name.toLowerCase().endsWith(suffix))) return "kind";
  if (file.size === 0) return "empty";
  if (file.size > LARGEST) return "large";
  return null;
}

/** A document from a public address of the web, as a file that could have been chosen. */
export async function fetchDocument(projectId: number, url: string): Promise<Side> {
  const response = await transport(address(`/projects/${projectId}/articles/fetch`), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ url }) });
  const name = fileName(response.headers.get("Content-Disposition"), "page.html");
  return { file: new File([await response.blob()], name), text: "", url: response.headers.get("Content-Location") ?? url };
}

export function given(side: Side): boolean {
  return side.file !== null || side.text.trim() !== "";
}

/** What is sent for a preview: of each side the file, or else the text. */
export function previewBody({ source, translation, segmentation }: Material): BodyArticlesPreview {
  return {
    segmentation,
    ...(source.file ? { source: source.file } : { text: source.text }),
    ...(translation === null ? {} : translation.file ? { translation: translation.file } : given(translation) ? { translation_text: translation.text } : {}),
  };
}

/** What an existing translation counts as. */
export type TranslationState = NonNullable<BodyArticlesCreate["translation_state"]>;

/** What is sent to store it. */
export function createBody(material: Material, front: FrontMatter, state: TranslationState): BodyArticlesCreate {
  return { ...previewBody(material), ...trimmed(front), translation_state: state };
}

/** What is sent to look at the pairs first; how they are cut is decided at the end. */
export function reviewBody(material: Material, front: FrontMatter): BodyPairingsBegin {
  const { segmentation: _, ...sides } = previewBody(material);
  return { ...sides, ...trimmed(front) };
}

function trimmed(front: FrontMatter): Record<string, string> {
  return Object.fromEntries(Object.entries(front).map(([name, value]) => [name, value.trim()]));
}

/** The same with the two sides exchanged. */
export function swapped(material: Material): Material {
  return material.translation ? { ...material, source: material.translation, translation: material.source } : material;
}

/** Whether the server refused the texts because the sides should be exchanged. */
export function isSwapped(error: unknown): boolean {
  return isProblem(error) && error.details["swapped"] === true;
}

/** How many paragraphs of each kind there are among those that the preview shows. */
export function kinds(preview: Pick<Preview, "paragraphs">): [Preview["paragraphs"][number]["kind"], number][] {
  const counts = new Map<Preview["paragraphs"][number]["kind"], number>();
  for (const { kind } of preview.paragraphs) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts];
}
