import "./progress.css";

export interface Share {
  name: string;
  count: number;
  /** Which pattern: the forms tell the parts apart in black and white too. */
  fill: "solid" | "plain" | "hatched" | "empty";
}

/** Whole percents that never claim more than there is: 100 only when all is done, 0 only when nothing is. */
export function percent(part: number, whole: number): number {
  if (whole <= 0 || part <= 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}

/** Parts of a whole as one bar; `label` says the same in words. */
export function Progress({ shares, label }: { shares: readonly Share[]; label: string }) {
  return (
    <div className="progress" role="img" aria-label={label} title={label}>
      {shares
        .filter(({ count }) => count > 0)
        .map(({ name, count, fill }) => (
          <span key={name} className={`progress-${fill}`} style={{ flexGrow: count }} />
        ))}
    </div>
  );
}
