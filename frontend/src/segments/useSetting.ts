import { useCallback, useState } from "react";

const PREFIX = "duizhao.editor.";

/** How this person likes the editor, remembered on this computer. */
export function useSetting(name: string, otherwise: number): [number, (value: number) => void] {
  const [value, setValue] = useState(() => read(name, otherwise));
  const set = useCallback(
    (next: number) => {
      setValue(next);
      try {
        localStorage.setItem(PREFIX + name, JSON.stringify(next));
      } catch {
        // a full quota costs the memory of the setting, nothing else
      }
    },
    [name],
  );
  return [value, set];
}

function read(name: string, otherwise: number): number {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(PREFIX + name) ?? "null");
    return typeof value === "number" ? value : otherwise;
  } catch {
    return otherwise;
  }
}
