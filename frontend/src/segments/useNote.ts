import { useCallback, useEffect, useRef, useState } from "react";
import { keepNote, noteOf } from "./saving/notes";

/** The text of a field, which is found again after the page was left; `begin` stands in it where nothing was kept. */
export function useNote(key: string, begin = ""): readonly [string, (text: string) => void, () => void] {
  const [text, setText] = useState(begin);
  const touched = useRef(false);
  useEffect(() => {
    let here = true;
    touched.current = false;
    void noteOf(key).then((kept) => here && kept !== "" && !touched.current && setText(kept));
    return () => {
      here = false;
    };
  }, [key]);
  const write = useCallback(
    (next: string) => {
      touched.current = true;
      setText(next);
      void keepNote(key, next);
    },
    [key],
  );
  const sent = useCallback(() => {
    setText("");
    void keepNote(key, "");
  }, [key]);
  return [text, write, sent];
}
