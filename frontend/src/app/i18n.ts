import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../api/types";

type Catalogue = Record<string, unknown>;

/** `../articles/messages.en.json` → `articles`: every feature's folder is a namespace. */
export function namespaceOf(path: string): string {
  return path.split("/").at(-2) ?? path;
}

/** One language is fetched, not both: two small files against two large ones. */
const catalogues: Record<Language, () => Promise<{ messages: Record<string, Catalogue> }>> = {
  en: () => import("./catalogue.en"),
  zh: () => import("./catalogue.zh"),
};

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

/** Load a language and switch to it; remembered on this computer for the sign-in page. */
export async function speak(language: Language): Promise<void> {
  const { messages } = await catalogues[language]();
  for (const [path, catalogue] of Object.entries(messages)) {
    i18next.addResourceBundle(language, namespaceOf(path), catalogue, true, true);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(REMEMBERED, language);
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}
