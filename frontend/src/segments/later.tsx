/*
 * Parts of the editor that open at a key. They are not needed before the first
 * row can be typed in, and are fetched in the first quiet moment after it: a
 * dialog that came late would leave its first letters in the translation.
 */

import { useEffect, useState, type ComponentType, type ReactNode } from "react";

export interface Later<Props> {
  (props: Props): ReactNode;
  fetch(): Promise<unknown>;
}

/** A component that may still have to be fetched. Where it cannot be, nothing is drawn, and the next time asks again. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): Later<Props> {
  let loaded: ComponentType<Props> | null = null;
  const fetch = async (): Promise<ComponentType<Props>> => (loaded ??= await load());
  function Part(props: Props) {
    const [Loaded, setLoaded] = useState(() => loaded);
    useEffect(() => {
      let here = true;
      if (!Loaded) void fetch().then((part) => here && setLoaded(() => part), () => {});
      return () => {
        here = false;
      };
    }, [Loaded]);
    return Loaded ? <Loaded {...props} /> : null;
  }
  return Object.assign(Part, { fetch });
}

const SOON_MS = 300;

/** Fetch these after the first rows are drawn. */
export function useLater(parts: readonly Pick<Later<never>, "fetch">[]): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of parts) void part.fetch().catch(() => {});
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [parts]);
}
