import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Select, TextField } from "../ui/Field";
import { composing } from "../ui/shortcuts";
import { matching, nextMatch, type Filter } from "./find";
import { focusNow } from "./focusNow";
import { useRows } from "./hooks";
import type { Session } from "./session";

interface Props {
  session: Session;
  activeId: number | null;
  onShow: (segmentId: number) => void;
  onClose: () => void;
}

const FILTERS: readonly Filter[] = ["all", "unfinished", "untranslated", "draft", "translated", "reviewed", "unsent"];

/** Goes from match to match; Enter the next, Shift+Enter the one before, Escape back to the text. */
export function FindBar({ session, activeId, onShow, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [text, setText] = useState("");
  const [filter, setFilter] = useState<Filter>("all");
  const rows = useRows(session);
  const wanted = useDeferredValue(text);
  // Rows as they are now; what is typed meanwhile is found when the search changes or goes on.
  // oxlint-disable-next-line react/exhaustive-deps
  const matches = useMemo(() => matching(session.article, { text: wanted, filter }), [session, wanted, filter, rows, activeId]);
  const from = activeId === null ? -1 : (session.article.row(activeId)?.index ?? -1);
  const place = matches.indexOf(from) + 1;

  function go(direction: 1 | -1): void {
    const index = nextMatch(matching(session.article, { text, filter }), from, direction);
    const row = index === null ? undefined : session.article.at(index);
    if (row) onShow(row.id);
  }

  return (
    <search className="find">
      {/* The keys belong to the fields in it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <form
        className="row find-form"
        onSubmit={(event) => {
          event.preventDefault();
          go(1);
        }}
        onKeyDown={(event) => {
          if (composing(event.nativeEvent)) return;
          if (event.key === "Escape") onClose();
          if (event.key === "Enter" && event.shiftKey) {
            event.preventDefault();
            go(-1);
          }
        }}
      >
        <TextField bare className="find-text" label={t("find.text")} placeholder={t("find.text")} value={text} onValue={setText} ref={focusNow} autoComplete="off" />
        <Select bare label={t("find.filter")} value={filter} onValue={setFilter} choices={FILTERS.map((value) => ({ value, label: t(`find.filters.${value}`) }))} />
        <Button type="submit" disabled={matches.length === 0}>
          {t("find.next")}
        </Button>
        <Button disabled={matches.length === 0} onClick={() => go(-1)}>
          {t("find.previous")}
        </Button>
        <span role="status" className="small numbers">
          {text === "" && filter === "all" ? "" : place > 0 ? t("find.place", { place, count: matches.length }) : t("find.count", { count: matches.length })}
        </span>
        <Button weight="quiet" className="push" onClick={onClose}>
          {t("ui:close")}
        </Button>
      </form>
    </search>
  );
}
