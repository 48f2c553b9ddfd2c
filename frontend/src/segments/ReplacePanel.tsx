import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { TextField } from "../ui/Field";
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

/** Each translation before and after, one button for each, one for all, and one that takes it back. */
export function ReplacePanel({ session, search, reviews, onShow }: Props) {
  const { t } = useTranslation("segments");
  const [replacement, setReplacement] = useState("");
  const [said, setSaid] = useState("");
  /** What was done is not offered again, although the new text may hold the old. */
  const [done, setDone] = useState<ReadonlySet<number>>(new Set());
  const wanted = useDeferredValue(replacement);
  const rows = useRows(session);
  useEffect(() => setDone(new Set()), [search, wanted]);
  // oxlint-disable-next-line react/exhaustive-deps -- rows that come later are searched too
  const found = useMemo(() => replacementsIn(session.article, search, wanted).filter(({ segmentId }) => !done.has(segmentId)), [session, search, wanted, rows, done]);

  function replace(these: readonly Replacement[]): void {
    const made = replaceThese(session.article, these);
    session.replaced = made;
    setDone(new Set([...done, ...made.map(({ segmentId }) => segmentId)]));
    setSaid(t("replace.done", { count: made.length }));
  }

  function undo(): void {
    const count = takeBack(session.article, session.replaced, reviews);
    session.replaced = [];
    setDone(new Set());
    setSaid(t("replace.undone", { count }));
  }

  return (
    <div className="replace">
      <div className="row">
        <TextField bare className="find-text" label={t("replace.with")} placeholder={t("replace.with")} value={replacement} onValue={setReplacement} autoComplete="off" lang="en" />
        <Button disabled={found.length === 0} onClick={() => replace(found)}>
          {t("replace.all", { count: found.length })}
        </Button>
        {session.replaced.length > 0 ? <Button onClick={undo}>{t("replace.undo", { count: session.replaced.length })}</Button> : null}
        <span role="status" className="small">
          {said}
        </span>
      </div>
      {found.length === 0 ? null : (
        <ol className="replace-list" aria-label={t("replace.preview")}>
          {found.slice(0, SHOWN).map((one) => (
            <li key={one.segmentId}>
              <Button weight="quiet" className="numbers" aria-label={t("panel.segment", { number: one.number })} onClick={() => onShow(one.segmentId)}>
                {one.number}
              </Button>
              <span lang="en">
                <DiffText before={one.before.target} after={one.after} />
              </span>
              <Button aria-label={t("replace.oneIn", { number: one.number })} onClick={() => replace([one])}>
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
