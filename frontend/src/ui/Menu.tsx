import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import "./menu.css";

interface Props {
  /** What the button says to a screen reader when it shows only a sign. */
  label?: string;
  button: ReactNode;
  className?: string;
  align?: "start" | "end";
  /** `MenuItem`s, or links with role="menuitem". */
  children: ReactNode;
}

/** Where an arrow key leads among `count` items. */
export function nextItem(key: string, current: number, count: number): number | null {
  if (count === 0) return null;
  if (key === "ArrowDown") return (current + 1) % count;
  if (key === "ArrowUp") return (current - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

export function Menu({ label, button, className = "", align = "start", children }: Props) {
  const [open, setOpen] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  useEffect(() => {
    if (!open) return undefined;
    frame.current?.querySelector<HTMLElement>("[role=menuitem]")?.focus();
    const outside = (event: PointerEvent) => {
      if (!frame.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener("pointerdown", outside);
    return () => document.removeEventListener("pointerdown", outside);
  }, [open]);

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (!open) {
      if (event.key === "ArrowDown") {
        event.preventDefault();
        setOpen(true);
      }
      return;
    }
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") {
      setOpen(false);
    } else {
      const all = [...(frame.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
      const next = nextItem(event.key, all.indexOf(document.activeElement as HTMLElement), all.length);
      if (next === null) return;
      event.preventDefault();
      all[next]?.focus();
    }
  }

  return (
    // The frame only hears the keys of the buttons in it.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={`menu ${className}`} ref={frame} onKeyDown={onKeyDown}>
      <button ref={opener} type="button" className="menu-button" aria-label={label} aria-haspopup="menu" aria-expanded={open} aria-controls={open ? id : undefined} onClick={() => setOpen(!open)}>
        {button}
      </button>
      {open ? (
        // A click on any item, by mouse or by key, closes.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div id={id} role="menu" tabIndex={-1} aria-label={label} className={`menu-list menu-${align}`} onClick={close}>
          {children}
        </div>
      ) : null}
    </div>
  );
}

export function MenuItem({ onChoose, current = false, children }: { onChoose: () => void; current?: boolean; children: ReactNode }) {
  return (
    <button type="button" role="menuitem" className="menu-item" tabIndex={-1} aria-current={current || undefined} onClick={onChoose}>
      {children}
    </button>
  );
}
