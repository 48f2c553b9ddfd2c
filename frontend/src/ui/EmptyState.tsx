import type { ReactNode } from "react";
import "./states.css";

/** Nothing here yet: says why, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children ? <div className="stack-close soft">{children}</div> : null}
      {action ? <div className="row">{action}</div> : null}
    </div>
  );
}
