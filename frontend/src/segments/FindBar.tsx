import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { meQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Select, TextField } from "../ui/Field";
import { composing } from "../ui/shortcuts";
import { EVERYTHING, faultOf, matching, nextMatch, type Filter, type Wanted } from "./find";
import { focusNow } from "./focusNow";
import { useRows } from "./hooks";
import { ReplacePanel } from "./ReplacePanel";
import type { Session } from "./session";
import { useArticleFindings } from "./useArticleFindings";

interface Props {
  session: Session;
  activeId: number | null;
  editable: boolean;
  reviews: boolean;
  replacing: boolean;
  onReplacing: (on: boolean) => void;
  onShow: (segmentId: number) => void;
  onClose: () => void;
}

const FILTERS: readonly Filter[] = ["all", "unfinished", "untranslated", "draft", "translated", "reviewed", "mine", "changed", "proposals", "findings", "comments", "suggestions", "unsent"];

/** Midnight, as a field for date and time writes it. */
function thisMorning(): string {
  const now = new Date();
  return new Date(now.getFullYear(), now.getMonth(), now.getDate(), 0, -now.getTimezoneOffset()).toISOString().slice(0, 16);
}

/** The rows with open comments or suggestions, for as long as these are asked for. */
function useFoundBeside(session: Session, filter: Filter): ReadonlySet<number> | null {
  const [found, setFound] = useState<ReadonlySet<number> | null>(null);
  useEffect(() => {
    if (filter !== "comments" && filter !== "suggestions") return undefined;
    const look = (): void => setFound(session.beside.where(filter === "comments" ? ({ open }) => open > 0 : ({ suggestions }) => suggestions > 0));
    look();
    const stop = session.beside.subscribe("all", look);
    return () => {
      stop();
      setFound(null);
    };
  }, [session, filter]);
  return found;
}

/** Goes from match to match; Enter the next, Shift+Enter the one before, Escape back to the text. */
export function FindBar({ session, activeId, editable, reviews, replacing, onReplacing, onShow, onClose }: Props) {
  const { t } = useTranslation("segments");
  const { data: me } = useQuery(meQuery);
  const [asked, setAsked] = useState(EVERYTHING);
  const [since, setSince] = useState(thisMorning);
  const ask = (change: Partial<Wanted>): void => setAsked({ ...asked, ...change });
  const wanted = useDeferredValue(asked);
  const rows = useRows(session);
  const { data: findings, error } = useArticleFindings({ session, enabled: asked.filter === "findings" });
  const beside = useFoundBeside(session, wanted.filter);
  const found = beside ?? findings;
  const whole = useMemo(() => ({ ...wanted, person: me?.name ?? "", since: Date.parse(since) || 0, found: found ?? EVERYTHING.found }), [wanted, me, since, found]);
  // Rows as they are now; what is typed meanwhile is found when the search changes or goes on.
  // oxlint-disable-next-line react/exhaustive-deps
  const matches = useMemo(() => matching(session.article, whole), [session, whole, rows, activeId]);
  const from = activeId === null ? -1 : (session.article.row(activeId)?.index ?? -1);
  const place = matches.indexOf(from) + 1;
  const fault = faultOf(asked);
  const nothingAsked = asked.text === "" && asked.filter === "all";

  function go(direction: 1 | -1): void {
    const index = nextMatch(matching(session.article, { ...whole, ...asked, person: whole.person, since: whole.since, found: whole.found }), from, direction);
    const row = index === null ? undefined : session.article.at(index);
    if (row) onShow(row.id);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (composing(event.nativeEvent)) return;
    if (event.key === "Escape") onClose();
    if (event.key === "Enter" && event.shiftKey) {
      event.preventDefault();
      go(-1);
    }
  }

  return (
    // The keys belong to the fields in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions
    <search className="find" onKeyDown={onKeyDown}>
      <form
        className="row find-form"
        onSubmit={(event) => {
          event.preventDefault();
          go(1);
        }}
      >
        <TextField bare className="find-text" label={t("find.text")} placeholder={t("find.text")} value={asked.text} onValue={(text) => ask({ text })} ref={focusNow} autoComplete="off" spellCheck={false} aria-invalid={fault === null ? undefined : true} />
        <Check label={t("find.regex")} checked={asked.regex} onChecked={(regex) => ask({ regex })} />
        <Check label={t("find.case")} checked={asked.matchCase} onChecked={(matchCase) => ask({ matchCase })} />
        <Check label={t("find.words")} checked={asked.wholeWords} onChecked={(wholeWords) => ask({ wholeWords })} />
        <Select bare label={t("find.filter")} value={asked.filter} onValue={(filter) => ask({ filter })} choices={FILTERS.map((value) => ({ value, label: t(`find.filters.${value}`) }))} />
        {asked.filter === "changed" ? <TextField bare label={t("find.since")} type="datetime-local" value={since} onValue={setSince} /> : null}
        <Button type="submit" disabled={matches.length === 0}>
          {t("find.next")}
        </Button>
        <Button disabled={matches.length === 0} onClick={() => go(-1)}>
          {t("find.previous")}
        </Button>
        <span role="status" className="small numbers">
          {nothingAsked ? "" : place > 0 ? t("find.place", { place, count: matches.length }) : t("find.count", { count: matches.length })}
        </span>
        {editable ? (
          <Button weight="quiet" className="push" aria-expanded={replacing} onClick={() => onReplacing(!replacing)}>
            {t("replace.title")}
          </Button>
        ) : null}
        <Button weight="quiet" onClick={onClose}>
          {t("ui:close")}
        </Button>
      </form>
      {fault === null ? null : (
        <p role="alert" className="small find-fault">
          {t("find.fault", { reason: fault })}
        </p>
      )}
      {asked.filter === "findings" ? <ErrorNote error={error} /> : null}
      {replacing ? <ReplacePanel session={session} search={wanted} reviews={reviews} onShow={onShow} /> : null}
    </search>
  );
}
