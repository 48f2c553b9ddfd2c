import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { articleFindingsQuery, segmentsWithFindings } from "./findings";
import { useSummary } from "./hooks";
import type { Session } from "./session";

/** So long everything has to be saved before a whole article is checked again. */
const SETTLED_MS = 2_500;

/** The segments of the article that have findings, asked for while they are wanted, and again after changes are saved. */
export function useArticleFindings({ session, enabled }: { session: Session; enabled: boolean }) {
  const client = useQueryClient();
  const saved = useSummary(session).unsent === 0;
  const changed = useRef(false);
  useEffect(() => {
    changed.current ||= !saved;
    if (!saved || !changed.current) return undefined;
    const timer = setTimeout(() => {
      changed.current = false;
      void client.invalidateQueries({ queryKey: articleFindingsQuery(session.articleId).queryKey });
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [saved, client, session]);
  return useQuery({ ...articleFindingsQuery(session.articleId), enabled, select: segmentsWithFindings, structuralSharing: false });
}
