import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { sayProblems } from "../api/http";
import type { Language } from "../api/types";

type Catalogue = Record<string, unknown>;

/** `../articles/messages.en.json` → `articles`: every feature's folder is a namespace. */
export function namespaceOf(path: string): string {
  return path.split("/").at(-2) ?? path;
}

type Fetch = () => Promise<{ messages: Record<string, Catalogue> }>;

/** One language is fetched, not both, and of it first what the shell and the editor say. */
const first: Record<Language, Fetch> = {
  en: () => import("./catalogue.en"),
  zh: () => import("./catalogue.zh"),
};
const pages: Record<Language, Fetch> = {
  en: () => import("./catalogue.pages.en"),
  zh: () => import("./catalogue.pages.zh"),
};
/** Whether a page has been opened that says more than the shell and the editor do. */
let onPages = false;

const REMEMBERED = "duizhao.language";

/** The language of the person's browser, before anybody has signed in. */
export function preferredLanguage(asked: readonly string[], remembered: string | null): Language {
  if (remembered === "en" || remembered === "zh") return remembered;
  const first = asked.map((tag) => tag.toLowerCase().split("-")[0]).find((tag) => tag === "en" || tag === "zh");
  return first === "zh" ? "zh" : "en";
}

export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: {},
    lng: undefined,
    fallbackLng: false,
    defaultNS: "ui",
    interpolation: { escapeValue: false },
    returnEmptyString: false,
  });
  await speak(preferredLanguage(navigator.languages, localStorage.getItem(REMEMBERED)));
}

/** What the server refuses it says in English. Chinese comes behind the page, and until then English has to do. */
async function speakOfProblems(): Promise<void> {
  const { chineseRefusal } = await import("../language/problemSentences");
  sayProblems((details) => (i18next.language === "zh" ? chineseRefusal(details) : null));
}

/** Load a language and switch to it; remembered on this computer for the sign-in page. */
export async function speak(language: Language): Promise<void> {
  const parts = await Promise.all([first[language](), ...(onPages ? [pages[language]()] : [])]);
  for (const { messages } of parts) add(language, messages);
  await i18next.changeLanguage(language);
  if (language === "zh") void speakOfProblems().catch(() => {});
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

/** The sentences of every page, in the language that is spoken: to be awaited before one of them is drawn. */
export async function speakOnPages(): Promise<void> {
  if (onPages) return;
  const language: Language = i18next.language === "zh" ? "zh" : "en";
  const { messages } = await pages[language]();
  onPages = true;
  add(language, messages);
  // Somebody has chosen the other language meanwhile.
  if (i18next.language !== language) await speak(i18next.language === "zh" ? "zh" : "en");
}

function add(language: Language, messages: Record<string, Catalogue>): void {
  for (const [path, catalogue] of Object.entries(messages)) {
    i18next.addResourceBundle(language, namespaceOf(path), catalogue, true, true);
  }
}
