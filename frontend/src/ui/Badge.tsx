import type { ReactNode } from "react";
import "./badge.css";

/** A small sign whose form alone tells states apart; the colour only helps. */
export type Form = "hollow" | "half" | "full" | "check" | "diamond" | "cross" | "bar" | "triangle";
export type Tone = "soft" | "accent" | "good" | "notice" | "bad";

const DRAWN: Record<Form, ReactNode> = {
  hollow: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.4 2" />,
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 2.5a5.5 5.5 0 0 1 0 11z" fill="currentColor" />
    </>
  ),
  full: <circle cx="8" cy="8" r="6" fill="currentColor" />,
  check: <path d="M2.5 8.5 6.5 12.5 13.5 4" fill="none" stroke="currentColor" strokeWidth="2.4" />,
  diamond: <path d="M8 2 14 8 8 14 2 8z" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  cross: <path d="M3.5 3.5l9 9m0-9l-9 9" fill="none" stroke="currentColor" strokeWidth="2.2" />,
  triangle: <path d="M8 2.5 14.5 13.5h-13z" fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinejoin="round" />,
  bar: <path d="M3 8h10" fill="none" stroke="currentColor" strokeWidth="2.4" />,
};

export function Mark({ form, tone = "soft", label }: { form: Form; tone?: Tone; label?: string }) {
  return (
    <svg className={`mark tone-${tone}`} viewBox="0 0 16 16" width="14" height="14" role={label ? "img" : undefined} aria-label={label} aria-hidden={label ? undefined : true}>
      {DRAWN[form]}
    </svg>
  );
}

export function Badge({ form, tone = "soft", children }: { form?: Form; tone?: Tone; children: ReactNode }) {
  return (
    <span className={`badge tone-${tone}`}>
      {form ? <Mark form={form} tone={tone} /> : null}
      {children}
    </span>
  );
}
