import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import "./toast.css";

export interface Notice {
  id: number;
  text: string;
  tone: "plain" | "bad";
  action?: { label: string; run: () => void };
}

const STAYS = 6000;
const STAYS_WITH_ACTION = 12000;

let notices: readonly Notice[] = [];
let last = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notice[]): void {
  notices = next;
  for (const listener of listeners) listener();
}

/**
 * Say that something is done (or failed, where there is no better place). Read out by screen readers.
 *
 * @param options.stays until it is dismissed, or three others have come.
 * @returns its number, for what takes it away before its time.
 */
export function notify(text: string, options: { tone?: Notice["tone"]; action?: Notice["action"]; stays?: boolean } = {}): number {
  last += 1;
  const id = last;
  change([...notices.slice(-2), { id, text, tone: options.tone ?? "plain", ...(options.action ? { action: options.action } : {}) }]);
  if (!options.stays) setTimeout(() => dismiss(id), options.action ? STAYS_WITH_ACTION : STAYS);
  return id;
}

export function dismiss(id: number): void {
  change(notices.filter((notice) => notice.id !== id));
}

/** Do what the newest notice offers to do, as its button would; nothing where none offers anything. */
export function takeOffer(): void {
  const offer = notices.findLast(({ action }) => action);
  if (!offer) return;
  dismiss(offer.id);
  offer.action?.run();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The place where notices appear: once, in the shell. */
export function Toasts() {
  const { t } = useTranslation("ui");
  const shown = useSyncExternalStore(subscribe, () => notices);
  return (
    <div className="toasts no-print" role="status" aria-live="polite">
      {shown.map(({ id, text, tone, action }) => (
        <div key={id} className={`toast toast-${tone}`}>
          <span>{text}</span>
          {action ? (
            <button
              type="button"
              className="toast-action"
              onClick={() => {
                dismiss(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          ) : null}
          <button type="button" className="toast-close" aria-label={t("dismiss")} onClick={() => dismiss(id)}>
            ✕
          </button>
        </div>
      ))}
    </div>
  );
}
