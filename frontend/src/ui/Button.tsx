import type { ButtonHTMLAttributes, Ref } from "react";
import "./button.css";

export type Weight = "plain" | "primary" | "quiet" | "danger";

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  weight?: Weight;
  /** At work: pressed once, and not again until it is done. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

/** The classes, for a link that looks like a button. */
export function buttonClass(weight: Weight = "plain"): string {
  return `button button-${weight}`;
}

export function Button({ weight = "plain", busy = false, className = "", disabled, children, ...rest }: Props) {
  return (
    <button
      type="button"
      {...rest}
      className={`${buttonClass(weight)} ${className}`}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {children}
    </button>
  );
}
