import { useEffect, useRef, type ReactNode } from "react";
import "./page.css";

interface Props {
  title: string;
  /** The title's language, where it is not the interface's. */
  lang?: string | undefined;
  /** The browser tab says more where the title alone would not. */
  tab?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  narrow?: boolean;
  /** Another step of the same page begins as a new page does: at its top, with its heading. */
  step?: string | number;
  children: ReactNode;
}

/** A page of the shell: its name, what it is for, what can be done, and the rest. */
export function Page({ title, lang, tab, lead, actions, narrow = false, step, children }: Props) {
  useEffect(() => {
    document.title = `${tab ?? title} · 对照 Duizhao`;
  }, [tab, title]);
  const heading = useRef<HTMLHeadingElement>(null);
  const arrivedAt = useRef(step);
  useEffect(() => {
    if (arrivedAt.current === step) return;
    arrivedAt.current = step;
    window.scrollTo(0, 0);
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  return (
    <div className={narrow ? "page page-narrow" : "page"}>
      <header className="page-head">
        <div className="page-titles">
          <h1 ref={heading} tabIndex={step === undefined ? undefined : -1} lang={lang}>
            {title}
          </h1>
          {lead ? <div className="soft">{lead}</div> : null}
        </div>
        {actions ? <div className="row no-print">{actions}</div> : null}
      </header>
      {children}
    </div>
  );
}
