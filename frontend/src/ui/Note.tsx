import type { ReactNode } from "react";
import "./states.css";

const SIGNS = { plain: "i", bad: "✕", notice: "!", good: "✓" } as const;

/** Something to know, where it matters. */
export function Note({ tone = "plain", role, children }: { tone?: keyof typeof SIGNS; role?: "alert" | "status"; children: ReactNode }) {
  return (
    <div className={`note note-${tone}`} role={role}>
      <span className="note-sign" aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div className="note-text">{children}</div>
    </div>
  );
}
