import { hashKey, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, type ComponentType } from "react";
import { articleQuery, keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Me } from "../api/types";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import type { WholeEntryProps } from "./AmendTerm";
import { Editor } from "./Editor";
import { useFailure } from "./hooks";
import { type Session, sessionOf } from "./session";

interface Props {
  articleId: number;
  /** The number of the segment to begin at, from 1. */
  segment?: number;
  /** Of the glossary, which the editor does not know. */
  WholeEntry: ComponentType<WholeEntryProps>;
}

export default function EditorPage({ articleId, segment, WholeEntry }: Props) {
  const { data: me } = useQuery(meQuery);
  return me ? <Opened {...{ articleId, me, WholeEntry }} first={segment} /> : <Loading lines={12} />;
}

function Opened({ articleId, first, me, WholeEntry }: { articleId: number; first: number | undefined; me: Me } & Pick<Props, "WholeEntry">) {
  const session = useSession(articleId, me.id);
  const failure = useFailure(session);
  const article = useQuery(articleQuery(articleId));
  const project = useQuery({ ...projectQuery(article.data?.project_id ?? 0), enabled: article.data !== undefined });
  const title = article.data?.title || article.data?.original_title;
  useEffect(() => {
    if (title) document.title = `${title} · 对照 Duizhao`;
  }, [title]);

  const error = article.error ?? project.error ?? failure;
  if (error && !article.data) return <Failed error={error} onRetry={() => void article.refetch()} />;
  if (failure) return <Failed error={failure} onRetry={() => session.retry()} />;
  if (!article.data || (!project.data && !me.is_administrator)) return <Loading lines={12} />;
  return (
    <Editor
      session={session}
      article={article.data}
      editable={may("translator", project.data, me) && !article.data.archived}
      reviews={may("editor", project.data, me)}
      settles={may("translator", project.data, me)}
      first={first}
      WholeEntry={WholeEntry}
    />
  );
}

function Failed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div className="page">
      <ErrorNote error={error} onRetry={onRetry} />
    </div>
  );
}

/** The article's session for as long as the page is there. */
function useSession(articleId: number, personId: number): Session {
  const client = useQueryClient();
  const session = useMemo(() => sessionOf(articleId, personId), [articleId, personId]);
  useEffect(() => {
    const { queryKey } = articleQuery(articleId);
    session.enter(() => void client.invalidateQueries({ queryKey, exact: true }));
    return () => {
      session.exit();
      void client.invalidateQueries({ queryKey, refetchType: "none" });
    };
  }, [session, client, articleId]);

  // The shell signs people in over the page, which renews what is known of them; what waited is sent then.
  useEffect(
    () =>
      client.getQueryCache().subscribe(({ type, query }) => {
        const renewed = type === "updated" && query.queryHash === hashKey(keys.me) && query.state.status === "success";
        if (renewed && session.article.saver.summary().signedOut) session.signedIn();
      }),
    [session, client],
  );
  return session;
}
