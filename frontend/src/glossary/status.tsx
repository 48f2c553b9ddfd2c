import { useTranslation } from "react-i18next";
import type { ConceptStatus, Standing } from "../api/types";
import { Badge, Mark, type Form, type Tone } from "../ui/Badge";

export const LOOKS: Record<ConceptStatus, { form: Form; tone: Tone }> = {
  approved: { form: "check", tone: "good" },
  proposed: { form: "diamond", tone: "notice" },
  rejected: { form: "cross", tone: "bad" },
  withdrawn: { form: "bar", tone: "soft" },
  merged: { form: "half", tone: "soft" },
};

export const STANDING_LOOKS: Record<Standing, { form: Form; tone: Tone }> = {
  preferred: { form: "check", tone: "good" },
  admitted: { form: "full", tone: "soft" },
  deprecated: { form: "bar", tone: "notice" },
  forbidden: { form: "cross", tone: "bad" },
};

export function StatusBadge({ status }: { status: ConceptStatus }) {
  const { t } = useTranslation("glossary");
  return <Badge {...LOOKS[status]}>{t(`status.${status}`)}</Badge>;
}

export function StatusMark({ status }: { status: ConceptStatus }) {
  const { t } = useTranslation("glossary");
  return <Mark {...LOOKS[status]} label={t(`status.${status}`)} />;
}
