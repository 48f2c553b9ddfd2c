import { Mark, type Form, type Tone } from "../ui/Badge";
import type { State } from "./saving/work";

const LOOKS: Record<State, { form: Form; tone: Tone }> = {
  untranslated: { form: "hollow", tone: "soft" },
  draft: { form: "half", tone: "notice" },
  translated: { form: "full", tone: "accent" },
  reviewed: { form: "check", tone: "good" },
};

/** How far a segment is, told by the form of the sign; `label` where no words stand beside it. */
export function StateMark({ state, label }: { state: State; label?: string }) {
  const { form, tone } = LOOKS[state];
  return label === undefined ? <Mark form={form} tone={tone} /> : <Mark form={form} tone={tone} label={label} />;
}
