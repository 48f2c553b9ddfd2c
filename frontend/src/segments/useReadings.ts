import { useEffect, useState } from "react";
import type { Row } from "./article";
import type { Session } from "./session";
import type { Word } from "./words";

/** The words of a row with their readings; null until they are here. */
export function useReadings(session: Session, { id, source }: Row): readonly Word[] | null {
  const [found, setFound] = useState<{ source: string; words: readonly Word[] } | null>(null);
  useEffect(() => {
    let here = true;
    session.words.of(id, source).then(
      ({ words }) => here && setFound({ source, words }),
      () => {}, // the line is a help; without an answer the text stands alone
    );
    return () => {
      here = false;
    };
  }, [session, id, source]);
  return found !== null && found.source === source ? found.words : null;
}
