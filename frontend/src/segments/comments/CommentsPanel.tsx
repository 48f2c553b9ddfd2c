import { useMutation, useQuery, useQueryClient, type UseMutationResult } from "@tanstack/react-query";
import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../../api/client";
import { commentsChange, commentsReopen, commentsSay, commentsSettle, commentsThreads } from "../../api/generated/sdk.gen";
import type { SegmentComment, Thread } from "../../api/generated/types.gen";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { TextArea } from "../../ui/Field";
import { Keys } from "../../ui/Keys";
import { composing } from "../../ui/shortcuts";
import { When } from "../../ui/When";
import { useBeside } from "../hooks";
import { keyOf } from "../keys";
import { newId } from "../../api/ids";
import type { Session } from "../session";
import { useNote } from "../useNote";
import "../beside.css";

interface Props {
  session: Session;
  segmentId: number;
  /** Whether the person may settle anybody's thread. */
  settles: boolean;
}

/** What is said about the open row; readers say it too. */
export function CommentsPanel({ session, segmentId, settles }: Props) {
  const { t } = useTranslation("segments");
  const { threads, told } = useBeside(session, segmentId);
  const client = useQueryClient();
  const queryKey = ["segments", segmentId, "comments", told];
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: ({ signal }) => commentsThreads({ path: { segment_id: segmentId }, signal }),
    enabled: threads > 0,
    placeholderData: (before, query) => (query?.queryKey[1] === segmentId ? before : undefined),
  });
  const shown = (all: readonly Thread[]): void => {
    session.beside.commented(segmentId, all.length, all.filter(({ settled }) => !settled).length);
    client.setQueryData(["segments", segmentId, "comments", session.beside.of(segmentId).told], all);
  };
  return (
    <section className="panel-part" aria-label={t("comments.title")}>
      {threads > 0 ? <h2 className="panel-title">{t("comments.title")}</h2> : null}
      {error ? <ErrorNote aside error={error} onRetry={() => void refetch()} /> : null}
      {threads > 0 ? data?.map((thread) => <ThreadView key={thread.id} {...{ session, thread, settles, shown }} />) : null}
      <Say {...{ session, segmentId, shown }} threadId={null} />
    </section>
  );
}

type Shown = (all: readonly Thread[]) => void;

interface ThreadProps {
  session: Session;
  thread: Thread;
  settles: boolean;
  shown: Shown;
}

function ThreadView({ session, thread, settles, shown }: ThreadProps) {
  const { t } = useTranslation("segments");
  const [unfolded, setUnfolded] = useState(false);
  const path = { comment_id: thread.id };
  const settle = useMutation({ mutationFn: () => (thread.settled ? commentsReopen({ path }) : commentsSettle({ path })), onSuccess: shown });
  const may = settles || thread.comments[0]?.person_id === session.personId;
  const folded = thread.settled && !unfolded;
  return (
    <article className={thread.settled ? "thread thread-settled" : "thread"} aria-label={t("comments.thread", { name: thread.comments[0]?.by ?? t("somebody") })}>
      {thread.settled ? (
        <p className="row small">
          <Badge form="check" tone="good">
            {t("comments.settled", { name: thread.settled_by ?? t("somebody") })}
          </Badge>
          <Button weight="quiet" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? t("comments.fold") : t("comments.unfold", { count: thread.comments.length })}
          </Button>
        </p>
      ) : null}
      {folded ? null : thread.comments.map((comment) => <Words key={comment.id} {...{ session, comment, shown }} />)}
      {folded ? null : (
        <>
          <Say {...{ session, shown }} segmentId={thread.segment_id} threadId={thread.id} />
          <ErrorNote error={settle.error} />
          {may ? (
            <Button weight="quiet" busy={settle.isPending} onClick={() => settle.mutate()}>
              {t(thread.settled ? "comments.reopen" : "comments.settle")}
            </Button>
          ) : null}
        </>
      )}
    </article>
  );
}

function Words({ session, comment, shown }: { session: Session; comment: SegmentComment; shown: Shown }) {
  const { t } = useTranslation("segments");
  const [editing, setEditing] = useState(false);
  const [body, setBody] = useState(comment.body);
  const leave = (): void => session.target?.view.focus();
  const change = useMutation({
    mutationFn: () => commentsChange({ path: { comment_id: comment.id }, headers: ifMatch(comment.version), body: { body } }),
    onSuccess(all) {
      if (isWithComposer()) leave();
      shown(all);
      setEditing(false);
    },
  });
  return (
    <div className="comment">
      <p className="small">
        <strong>{comment.by ?? t("somebody")}</strong>{" "}
        <span className="soft">
          <When at={comment.at} />
          {comment.changed_at === null ? "" : ` · ${t("comments.changed")}`}
        </span>
      </p>
      {editing ? (
        <Composer label={t("comments.change")} value={body} onValue={setBody} sending={change} send={t("comments.save")} onCancel={() => setEditing(false)} onLeave={leave} focus />
      ) : (
        <p className="comment-body">{comment.body}</p>
      )}
      {comment.person_id === session.personId && !editing ? (
        <Button
          weight="quiet"
          className="comment-change"
          onClick={() => {
            setBody(comment.body);
            setEditing(true);
          }}
        >
          {t("comments.change")}
        </Button>
      ) : null}
    </div>
  );
}

/** A new thread, or an answer in one. */
function Say({ session, segmentId, threadId, shown }: { session: Session; segmentId: number; threadId: number | null; shown: Shown }) {
  const { t } = useTranslation("segments");
  const [asked, setAsked] = useState(false);
  const [body, setBody, sent] = useNote(`comment/${session.personId}/${segmentId}/${threadId ?? "new"}`);
  const operation = useRef(newId());
  const leave = (): void => session.target?.view.focus();
  const say = useMutation({
    mutationFn: () => commentsSay({ path: { segment_id: segmentId }, body: { operation: operation.current, body, thread_id: threadId } }),
    onSuccess(all) {
      operation.current = newId();
      if (isWithComposer()) leave();
      sent();
      setAsked(false);
      shown(all);
    },
  });
  if (!asked && body === "") {
    return (
      <Button weight="quiet" onClick={() => setAsked(true)} {...(threadId === null ? { "data-comment": "new" } : {})}>
        {t(threadId === null ? "comments.new" : "comments.answer")} {threadId === null ? <Keys keys={keyOf("comment")} /> : null}
      </Button>
    );
  }
  const label = t(threadId === null ? "comments.new" : "comments.answer");
  return <Composer label={label} value={body} onValue={setBody} sending={say} send={t("comments.send")} onCancel={() => (sent(), setAsked(false))} onLeave={leave} focus={asked} first={threadId === null} />;
}

/** Whether the focus would be lost with the field: it is there, or a button of it was just switched off. */
function isWithComposer(): boolean {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body || activeElement.closest(".composer") !== null;
}

interface ComposerProps {
  label: string;
  value: string;
  onValue: (body: string) => void;
  sending: UseMutationResult<Thread[], Error, void>;
  send: string;
  onCancel: () => void;
  /** Back to the translation. */
  onLeave: () => void;
  focus: boolean;
  /** The field that the key goes to. */
  first?: boolean;
}

/** Ctrl+Enter sends; Escape goes back to the translation, and what was written stays. */
function Composer({ label, value, onValue, sending, send, onCancel, onLeave, focus, first = false }: ComposerProps) {
  const { t } = useTranslation("segments");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (focus) field.current?.focus();
  }, [focus]);
  const submit = (): void => {
    if (value.trim() !== "" && !sending.isPending) sending.mutate();
  };
  function onKeyDown(event: KeyboardEvent): void {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      submit();
    }
    if (event.key === "Escape") onLeave();
  }
  return (
    <form
      className="stack composer"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextArea label={label} value={value} onValue={onValue} onKeyDown={onKeyDown} ref={field} rows={2} maxLength={10_000} {...(first ? { "data-comment": "new" } : {})} />
      <ErrorNote error={sending.error} />
      <div className="row">
        <Button type="submit" busy={sending.isPending} disabled={value.trim() === ""}>
          {send} {first ? <Keys keys="Mod+Enter" /> : null}
        </Button>
        <Button weight="quiet" onClick={() => (onLeave(), onCancel())}>
          {t("ui:cancel")}
        </Button>
      </div>
    </form>
  );
}
