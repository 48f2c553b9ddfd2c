import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Field } from "./Field";

/** A text to take away: selected at a click, copied by the button, and shown as copied. */
export function Copy({ label, value, hint }: { label: string; value: string; hint?: string }) {
  const { t } = useTranslation("ui");
  const [copied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      // Not a secure context, or not allowed: the older way needs only the selection.
      if (!document.execCommand("copy")) return;
    }
    setCopied(true);
  }

  return (
    <div className="copy">
      <Field label={label} hint={hint}>
        {(wiring) => <input ref={field} className="input copy-text" readOnly value={value} {...wiring} onFocus={(event) => event.target.select()} />}
      </Field>
      <Button onClick={copy} aria-live="polite">
        {copied ? t("copied") : t("copy")}
      </Button>
    </div>
  );
}
