import { useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Check, TextField } from "../ui/Field";
import { DiffText } from "../ui/DiffText";
import type { Search } from "./find";
import { useRows } from "./hooks";
import { replacementsIn, replaceThese, takeBack, type Replacement } from "./replace";
import type { Session } from "./session";

interface Props {
  session: Session;
  search: Search;
  reviews: boolean;
  onShow: (segmentId: number) => void;
}

/** More than anybody reads before pressing the button; the count says how many there are. */
const SHOWN = 100;

/** Stands for the field: no row of the list. */
const FIELD = -1;

/** Each translation before and after, one button for each, one for all, and one that takes it back. */
export function ReplacePanel({ session, search, reviews, onShow }: Props) {
  const { t } = useTranslation("segments");
  const [replacement, setReplacement] = useState("");
  const [keepCapitals, setKeepCapitals] = useState(true);
  const [said, setSaid] = useState("");
  /** What was done is not offered again, although the new text may hold the old. */
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const wanted = useDeferredValue(replacement);
  // With its case matched, what is found has the capitals of what was typed.
  const keeps = keepCapitals && !search.matchCase;
  const rows = useRows(session);
  useEffect(() => setDone(new Set()), [search, wanted, keepCapitals]);
  // oxlint-disable-next-line react/exhaustive-deps -- rows that come later are searched too
  const found = useMemo(() => replacementsIn(session.article, search, wanted, keeps).filter(({ segmentId }) => !done.has(segmentId)), [session, search, wanted, keeps, rows, done]);

  // A button that has done its work is gone or out of use: the focus goes on to the next row, or back to the field.
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const goesOn = useRef<number | null>(null);
  useEffect(() => {
    if (goesOn.current === null) return;
    const next = list.current?.children[goesOn.current]?.querySelector<HTMLElement>("[data-replace]");
    goesOn.current = null;
    (next ?? field.current)?.focus();
  }, [done]);

  function replace(these: readonly Replacement[], place: number): void {
    const made = replaceThese(session.article, these);
    session.replaced = made;
    setDone(new Set([...done, ...made.map(({ segmentId }) => segmentId)]));
    setSaid(t("replace.done", { count: made.length }));
    goesOn.current = place;
  }

  function undo(): void {
    const count = takeBack(session.article, session.replaced, reviews);
    session.replaced = [];
    setDone(new Set());
    setSaid(t("replace.undone", { count }));
    goesOn.current = FIELD;
  }

  return (
    <div className="replace">
      <div className="row">
        <TextField bare className="find-text" label={t("replace.with")} placeholder={t("replace.with")} value={replacement} onValue={setReplacement} ref={field} autoComplete="off" lang="en" />
        {search.matchCase ? null : <Check label={t("replace.capitals")} checked={keepCapitals} onChecked={setKeepCapitals} />}
        <Button disabled={found.length === 0} onClick={() => replace(found, FIELD)}>
          {t("replace.all", { count: found.length })}
        </Button>
        {session.replaced.length > 0 ? <Button onClick={undo}>{t("replace.undo", { count: session.replaced.length })}</Button> : null}
        <span role="status" className="small">
          {said}
        </span>
      </div>
      {found.length === 0 ? null : (
        <ol className="replace-list" ref={list} aria-label={t("replace.preview")}>
          {found.slice(0, SHOWN).map((one, place) => (
            <li key={one.segmentId}>
              <Button weight="quiet" className="numbers" aria-label={t("panel.segment", { number: one.number })} onClick={() => onShow(one.segmentId)}>
                {one.number}
              </Button>
              <span lang="en">
                <DiffText before={one.before.target} after={one.after} />
              </span>
              <Button data-replace aria-label={t("replace.oneIn", { number: one.number })} onClick={() => replace([one], place)}>
                {t("replace.one")}
              </Button>
            </li>
          ))}
          {found.length > SHOWN ? <li className="soft small">{t("replace.more", { count: found.length - SHOWN })}</li> : null}
        </ol>
      )}
    </div>
  );
}
