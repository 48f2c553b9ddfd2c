import { useTranslation } from "react-i18next";
import { chineseSentence, type Told } from "../language/findingSentences";
import { Mark, type Form, type Tone } from "./Badge";

export type Severity = "error" | "warning" | "hint";

/** The form and the colour of each severity. */
export const MARKS: Record<Severity, { form: Form; tone: Tone }> = {
  error: { form: "cross", tone: "bad" },
  warning: { form: "triangle", tone: "notice" },
  hint: { form: "bar", tone: "soft" },
};

/** How bad a finding is, told by a form and by colour. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const { t } = useTranslation("ui");
  return <Mark {...MARKS[severity]} label={t(`severity.${severity}`)} />;
}

/** What a check found, in the reader's language where it has a sentence for it, and otherwise in English. */
export function FindingSentence(told: Told) {
  const { i18n } = useTranslation("ui");
  const chinese = i18n.language === "zh" ? chineseSentence(told) : null;
  return chinese === null ? <span lang="en">{told.message}</span> : <span>{chinese}</span>;
}
