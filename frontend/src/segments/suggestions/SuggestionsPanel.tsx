import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef, useState, type FormEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../../api/client";
import { suggestionsAccept, suggestionsDecline, suggestionsSuggest, suggestionsWithdraw } from "../../api/generated/sdk.gen";
import type { SuggestionInfo } from "../../api/generated/types.gen";
import { Badge } from "../../ui/Badge";
import { Button } from "../../ui/Button";
import { ErrorNote } from "../../ui/ErrorNote";
import { TextArea, TextField } from "../../ui/Field";
import { Keys } from "../../ui/Keys";
import { composing } from "../../ui/shortcuts";
import { When } from "../../ui/When";
import { DiffText } from "../../ui/DiffText";
import { focusNow } from "../focusNow";
import { useBeside, useFact } from "../hooks";
import { keyOf } from "../keys";
import { newId } from "../../api/ids";
import { shown } from "../saving/work";
import type { Session } from "../session";
import { useNote } from "../useNote";
import { suggestionsKey, useSuggestions } from "./useSuggestions";
import "../beside.css";

interface Props {
  session: Session;
  segmentId: number;
  editable: boolean;
  reviews: boolean;
}

type Shown = (all: readonly SuggestionInfo[]) => void;

/** Other texts for the open row, and what became of them. */
export function SuggestionsPanel({ session, segmentId, editable, reviews }: Props) {
  const { t } = useTranslation("segments");
  const { suggestions, told } = useBeside(session, segmentId);
  const state = useFact(session, segmentId, (work) => shown(work).state);
  const client = useQueryClient();
  // The history asks for what gave way, in every row; here only what is beside the text is spoken of.
  const expected = suggestions > 0 || state === "reviewed";
  const found = useSuggestions(segmentId, told, expected);
  const data = expected ? found.data : undefined;
  const error = expected ? found.error : null;
  const onDone: Shown = (all) => {
    const open = all.filter(({ decision }) => decision === "open").length;
    session.beside.suggested(segmentId, open);
    client.setQueryData(suggestionsKey(segmentId, session.beside.of(segmentId).told), all);
  };
  const decided = data?.filter(({ decision }) => decision !== "open") ?? [];
  const quiet = !data?.length && !error;
  if (!editable && quiet) return null;
  return (
    <section className="panel-part" aria-label={t("suggestions.title")}>
      {quiet ? null : <h2 className="panel-title">{t("suggestions.title")}</h2>}
      {error ? <ErrorNote aside error={error} onRetry={() => void found.refetch()} /> : null}
      {data?.filter(({ decision }) => decision === "open").map((suggestion) => <Open key={suggestion.id} {...{ session, suggestion, editable, reviews, onDone }} />)}
      {editable ? <Suggest {...{ session, segmentId, onDone }} /> : null}
      {decided.length > 0 ? (
        <details>
          <summary className="small">{t("suggestions.decided", { count: decided.length })}</summary>
          {decided.map((suggestion) => (
            <Decided key={suggestion.id} suggestion={suggestion} />
          ))}
        </details>
      ) : null}
    </section>
  );
}

function Open({ session, suggestion, editable, reviews, onDone }: Omit<Props, "segmentId"> & { suggestion: SuggestionInfo; onDone: Shown }) {
  const { t } = useTranslation("segments");
  const current = useFact(session, suggestion.segment_id, (work) => work.saved.target) ?? suggestion.before;
  const version = useFact(session, suggestion.segment_id, (work) => work.saved.version) ?? 0;
  const [asking, setAsking] = useState<"amend" | "decline" | null>(null);
  const [amended, setAmended] = useState(suggestion.target);
  const [reason, setReason] = useState("");
  const operation = useRef(newId());
  const path = { suggestion_id: suggestion.id };
  // The form is gone with the focus in it; after a button alone the keyboard of a phone need not come up.
  const settled: Shown = (all) => {
    if (asking !== null) session.target?.view.focus();
    onDone(all);
  };
  const accept = useMutation({
    mutationFn: async (target: string | null) => {
      if (!(await session.whenSaved([suggestion.segment_id]))) throw new Error(t("suggestions.unsaved"));
      const now = session.article.saver.get(suggestion.segment_id)?.saved.version ?? version;
      return suggestionsAccept({ path, headers: ifMatch(now), body: { operation: operation.current, target, reason } });
    },
    onSuccess(all) {
      settled(all);
      void session.adopt(suggestion.segment_id).catch(() => {}); // the news brings it a moment later
    },
  });
  const decline = useMutation({ mutationFn: () => suggestionsDecline({ path, body: { reason } }), onSuccess: settled });
  const withdraw = useMutation({ mutationFn: () => suggestionsWithdraw({ path }), onSuccess: onDone });
  const mine = suggestion.person_id === session.personId;
  function giveUp(): void {
    setAsking(null);
    session.target?.view.focus();
  }
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (asking === "amend") accept.mutate(amended);
    else decline.mutate();
  }
  return (
    <article className="suggestion" aria-label={t("suggestions.by", { name: suggestion.by ?? t("somebody") })}>
      <p className="small">
        <Badge form="diamond" tone="notice">
          {t("suggestions.by", { name: suggestion.by ?? t("somebody") })}
        </Badge>{" "}
        <span className="soft">
          <When at={suggestion.at} />
        </span>
      </p>
      <p className="history-text" lang="en">
        <DiffText before={current} after={suggestion.target} />
      </p>
      {suggestion.note === "" ? null : <p className="small">{suggestion.note}</p>}
      <ErrorNote error={accept.error ?? decline.error ?? withdraw.error} />
      {asking === null ? (
        <div className="row">
          {reviews && editable ? (
            <>
              <Button weight="primary" data-suggestion="accept" busy={accept.isPending} onClick={() => accept.mutate(null)}>
                {t("suggestions.accept")} <Keys keys={keyOf("acceptSuggestion")} />
              </Button>
              <Button onClick={() => setAsking("amend")}>{t("suggestions.amend")}</Button>
              <Button data-suggestion="decline" onClick={() => setAsking("decline")}>
                {t("suggestions.decline")} <Keys keys={keyOf("declineSuggestion")} />
              </Button>
            </>
          ) : null}
          {mine ? (
            <Button weight="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t("suggestions.withdraw")}
            </Button>
          ) : null}
        </div>
      ) : (
        // The keys belong to the fields in it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <form className="stack" onSubmit={submit} onKeyDown={(event) => !composing(event.nativeEvent) && event.key === "Escape" && giveUp()}>
          {asking === "amend" ? <TextArea label={t("suggestions.amended")} value={amended} onValue={setAmended} lang="en" rows={3} ref={focusNow} /> : null}
          <TextField label={t("suggestions.reason")} value={reason} onValue={setReason} maxLength={10_000} ref={asking === "decline" ? focusNow : undefined} />
          <div className="row">
            <Button type="submit" weight="primary" busy={accept.isPending || decline.isPending}>
              {t(asking === "amend" ? "suggestions.acceptAmended" : "suggestions.decline")}
            </Button>
            <Button weight="quiet" onClick={giveUp}>
              {t("ui:cancel")}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}

function Decided({ suggestion }: { suggestion: SuggestionInfo }) {
  const { t } = useTranslation("segments");
  return (
    <article className="suggestion suggestion-decided">
      <p className="small">
        {suggestion.by ?? t("somebody")} → {t(`suggestions.decisions.${suggestion.decision}`, { name: suggestion.decided_by ?? t("somebody") })}{" "}
        {suggestion.decided_at === null ? null : <When at={suggestion.decided_at} />}
      </p>
      <p className="history-text" lang="en">
        <DiffText before={suggestion.before} after={suggestion.target} />
      </p>
      {suggestion.reason === "" ? null : <p className="small">{suggestion.reason}</p>}
    </article>
  );
}

/** Another text, written beside the one that stands. */
function Suggest({ session, segmentId, onDone }: { session: Session; segmentId: number; onDone: Shown }) {
  const { t } = useTranslation("segments");
  const key = `suggestion/${session.personId}/${segmentId}`;
  const [text, setText, sent] = useNote(key);
  const [asked, setAsked] = useState(false);
  const writing = asked || text !== "";
  // While nothing is suggested nothing is drawn anew at each key in the translation.
  const current = useFact(session, segmentId, (work) => (writing ? shown(work).target : "")) ?? "";
  const [note, setNote] = useState("");
  const operation = useRef(newId());
  const suggest = useMutation({
    mutationFn: () => suggestionsSuggest({ path: { segment_id: segmentId }, body: { operation: operation.current, target: text, note } }),
    onSuccess(all) {
      operation.current = newId();
      sent();
      setNote("");
      setAsked(false);
      onDone(all);
      session.target?.view.focus();
    },
  });
  const begin = (): void => {
    const work = session.article.saver.get(segmentId);
    setText(work ? shown(work).target : "");
    setAsked(true);
  };
  if (!writing) {
    return (
      <Button weight="quiet" data-suggestion="begin" onClick={begin}>
        {t("suggestions.begin")} <Keys keys={keyOf("suggest")} />
      </Button>
    );
  }
  const submit = (): void => {
    if (!suggest.isPending && text !== current) suggest.mutate();
  };
  const giveUp = (): void => {
    sent();
    setAsked(false);
    session.target?.view.focus();
  };
  /** Escape goes back to the translation; what was written stays, and what was only begun does not. */
  function onKeyDown(event: KeyboardEvent): void {
    if (composing(event.nativeEvent) || event.key !== "Escape") return;
    if (text === current) giveUp();
    else session.target?.view.focus();
  }
  return (
    // The keys belong to the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <form
      className="stack"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <TextArea
        label={t("suggestions.text")}
        value={text}
        onValue={setText}
        lang="en"
        rows={4}
        ref={asked ? focusNow : undefined}
        data-suggestion="text"
        spellCheck
        onKeyDown={(event) => {
          if (composing(event.nativeEvent) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          submit();
        }}
      />
      <TextField label={t("suggestions.note")} value={note} onValue={setNote} maxLength={10_000} />
      {text === current ? null : (
        <p className="history-text small" lang="en">
          <DiffText before={current} after={text} />
        </p>
      )}
      <ErrorNote error={suggest.error} />
      <div className="row">
        <Button type="submit" weight="primary" busy={suggest.isPending} disabled={text === current}>
          {t("suggestions.send")}
        </Button>
        <Button weight="quiet" onClick={giveUp}>
          {t("ui:cancel")}
        </Button>
      </div>
    </form>
  );
}
