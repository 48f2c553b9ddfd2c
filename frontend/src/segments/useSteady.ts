import { useEffect, useState } from "react";

/** Whether something has been true for a while. It ceases to be so at once. */
export function useSteady(now: boolean, ms: number): boolean {
  const [steady, setSteady] = useState(now);
  if (steady && !now) setSteady(false);
  useEffect(() => {
    if (!now) return undefined;
    const timer = setTimeout(() => setSteady(true), ms);
    return () => clearTimeout(timer);
  }, [now, ms]);
  return now && steady;
}
