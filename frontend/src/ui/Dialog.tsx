import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import "./dialog.css";
import { Note } from "./Note";

const FIRST_FIELD = "input:not([type=hidden]):not([hidden]), textarea, select, .dialog-actions .button-primary";

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons, the way forward last. */
  actions?: ReactNode;
  wide?: boolean;
  /** Something was typed that closing would lose: then Escape has to be pressed twice. */
  unsaved?: boolean;
}

/** A modal dialog on the browser's own <dialog>: focus begins at the first field (or at `data-first`), is kept inside and
 * returns; Escape closes. Drawn when open. */
export function Dialog({ title, onClose, children, actions, wide = false, unsaved = false }: Props) {
  const { t } = useTranslation("ui");
  const box = useRef<HTMLDialogElement>(null);
  const heading = useId();
  const [warned, setWarned] = useState(false);

  useEffect(() => {
    const dialog = box.current;
    if (!dialog) return undefined;
    const opener = document.activeElement;
    if (!dialog.open) dialog.showModal();
    // The browser would begin with the ✕, which the first space typed then presses.
    (dialog.querySelector<HTMLElement>("[data-first]") ?? dialog.querySelector<HTMLElement>(FIRST_FIELD))?.focus();
    return () => {
      dialog.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  return (
    <dialog
      ref={box}
      className={wide ? "dialog dialog-wide" : "dialog"}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        if (unsaved && !warned) setWarned(true);
        else onClose();
      }}
      onClose={() => {
        // The browser may close without asking when Escape is pressed again at once.
        if (!box.current?.open) onClose();
      }}
    >
      <div className="dialog-body">
        <header className="dialog-head">
          <h2 id={heading}>{title}</h2>
          <button type="button" className="dialog-close" aria-label={t("close")} onClick={onClose}>
            ✕
          </button>
        </header>
        {children}
        {warned && unsaved ? (
          <Note tone="notice" role="status">
            {t("unsaved")}
          </Note>
        ) : null}
        {actions ? <footer className="dialog-actions">{actions}</footer> : null}
      </div>
    </dialog>
  );
}
