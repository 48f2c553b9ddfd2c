import { useTranslation } from "react-i18next";
import type { Naming } from "./history";

/** The interface's words for the values of an entry's fields. */
export function useNaming(): Naming {
  const { t } = useTranslation("glossary");
  return (group, value) => t(`${group}.${value}`, { defaultValue: value });
}
