import { useId, type InputHTMLAttributes, type ReactNode, type Ref, type TextareaHTMLAttributes } from "react";
import "./field.css";

interface Frame {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  /** Keeps the label for screen readers only, where the place says what the field is. */
  bare?: boolean;
  className?: string;
}

interface Wiring {
  id: string;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
}

/** A label, a field, and what there is to say about it, wired together. */
export function Field({ label, hint, error, bare, className = "", children }: Frame & { children: (wiring: Wiring) => ReactNode }) {
  const id = useId();
  const notes = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={`field ${className}`}>
      <label htmlFor={id} className={bare ? "unseen" : "field-label"}>
        {label}
      </label>
      {children({ id, "aria-describedby": notes || undefined, "aria-invalid": error ? true : undefined })}
      {hint ? (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

type Text = Frame & {
  value: string;
  onValue: (value: string) => void;
};

type TextFieldProps = Text & Omit<InputHTMLAttributes<HTMLInputElement>, "value" | "onChange"> & { ref?: Ref<HTMLInputElement> };

export function TextField({ label, hint, error, bare, className, value, onValue, ...rest }: TextFieldProps) {
  return (
    <Field {...{ label, hint, error }} {...(bare ? { bare } : {})} {...(className ? { className } : {})}>
      {(wiring) => <input className="input" type="text" {...rest} {...wiring} value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}

type AreaProps = Text & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value" | "onChange"> & { ref?: Ref<HTMLTextAreaElement> };

export function TextArea({ label, hint, error, bare, className, value, onValue, ...rest }: AreaProps) {
  return (
    <Field {...{ label, hint, error }} {...(bare ? { bare } : {})} {...(className ? { className } : {})}>
      {(wiring) => <textarea className="input area" rows={3} {...rest} {...wiring} value={value} onChange={(event) => onValue(event.target.value)} />}
    </Field>
  );
}

export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
}

interface ChoiceProps<Value extends string> extends Frame {
  choices: readonly Choice<Value>[];
  value: Value;
  onValue: (value: Value) => void;
  disabled?: boolean;
}

export function Select<Value extends string>({ label, hint, error, bare, className, choices, value, onValue, disabled }: ChoiceProps<Value>) {
  return (
    <Field {...{ label, hint, error }} {...(bare ? { bare } : {})} {...(className ? { className } : {})}>
      {(wiring) => (
        <select
          className="input select"
          {...wiring}
          disabled={disabled}
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value);
            if (chosen) onValue(chosen.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Few choices, all seen at once. */
export function Radios<Value extends string>({ label, hint, choices, value, onValue, disabled, className = "" }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className={`radios ${className}`} disabled={disabled} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend className="field-label">{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value} className="radio">
          <input type="radio" name={name} value={choice.value} checked={choice.value === value} onChange={() => onValue(choice.value)} />
          <span>
            {choice.label}
            {choice.hint ? <span className="radio-hint">{choice.hint}</span> : null}
          </span>
        </label>
      ))}
      {hint ? (
        <p className="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
    </fieldset>
  );
}

export function Check({ label, hint, checked, onChecked, disabled }: { label: ReactNode; hint?: string; checked: boolean; onChecked: (checked: boolean) => void; disabled?: boolean }) {
  return (
    <label className="radio">
      <input type="checkbox" checked={checked} disabled={disabled} onChange={(event) => onChecked(event.target.checked)} />
      <span>
        {label}
        {hint ? <span className="radio-hint">{hint}</span> : null}
      </span>
    </label>
  );
}
