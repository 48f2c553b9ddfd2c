import { useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { merge } from "../language/merge";
import { Button } from "../ui/Button";
import { Keys } from "../ui/Keys";
import { When } from "../ui/When";
import { DiffText } from "../ui/DiffText";
import { takeTheirs } from "./giveWay";
import { keyOf } from "./keys";
import { inConflict, shown, type Saved, type Work } from "./saving/work";
import type { Session } from "./session";

interface Props {
  session: Session;
  segmentId: number;
  work: Work;
  editable: boolean;
  active: boolean;
}

/** Somebody else's newer text: beside an untouched row to be known, beside an edit to be decided. */
export function ConflictNote({ session, segmentId, work, editable, active }: Props) {
  const { t } = useTranslation("segments");
  const theirs = work.others;
  if (theirs === null) return null;
  const conflict = inConflict(work);
  const mine = shown(work).target;
  return (
    <section className={conflict ? "others others-conflict" : "others"} aria-label={t(conflict ? "conflict.label" : "conflict.news")}>
      <p role={conflict ? "alert" : "status"}>
        <strong>{t(conflict ? "conflict.title" : "conflict.newsTitle", { name: theirs.changedBy ?? t("somebody") })}</strong>{" "}
        <span className="soft">
          {theirs.changedAt ? (
            <>
              <When at={theirs.changedAt} />
              {conflict ? " · " : null}
            </>
          ) : null}
          {conflict ? t("conflict.why") : null}
        </span>
      </p>
      <div className="others-texts">
        <div>
          <h3 className="others-name">{t("conflict.theirs", { name: theirs.changedBy ?? t("somebody") })}</h3>
          <p className="reading" lang="en">
            <DiffText before={mine} after={theirs.target} />
          </p>
        </div>
        {conflict && work.saved.target !== "" ? (
          <div>
            <h3 className="others-name">{t("conflict.ancestor")}</h3>
            <p className="reading" lang="en">
              {work.saved.target}
            </p>
          </div>
        ) : null}
      </div>
      {editable ? <Choices {...{ session, segmentId, work, conflict, active }} /> : null}
    </section>
  );
}

interface ChoicesProps extends Omit<Props, "editable"> {
  conflict: boolean;
}

function Choices({ session, segmentId, work, conflict, active }: ChoicesProps) {
  const { t } = useTranslation("segments");
  const both = useMergeable(work);
  const { saver } = session.article;
  const take = useMutation({ mutationFn: () => takeTheirs(session, segmentId), networkMode: "always", onSuccess: () => session.target?.view.focus() });
  const choose = (text: { target: string; state: Saved["state"] }): void => {
    saver.decide(segmentId, text);
    session.target?.view.focus();
  };
  return (
    <div className="row others-choices">
      {conflict ? (
        <Button weight="primary" onClick={() => choose(shown(saver.get(segmentId) ?? work))}>
          {t("conflict.keepMine")} {active ? <Keys keys={keyOf("keepMine")} /> : null}
        </Button>
      ) : null}
      <Button busy={take.isPending} onClick={() => take.mutate()}>
        {t("conflict.takeTheirs")} {active ? <Keys keys={keyOf("takeTheirs")} /> : null}
      </Button>
      {conflict && both !== null ? (
        <Button onClick={() => choose({ target: both, state: "draft" })} title={both}>
          {t("conflict.takeBoth")} {active ? <Keys keys={keyOf("takeBoth")} /> : null}
        </Button>
      ) : null}
      {conflict ? <span className="small soft">{t("conflict.orEdit")}</span> : null}
      {take.error ? (
        <p role="alert" className="small">
          {t("conflict.notYet")}
        </p>
      ) : null}
    </div>
  );
}

/** Both people's changes in one text, where they do not touch. */
export function mergeOf(work: Work): string | null {
  const mine = shown(work).target;
  if (work.others === null || mine === "") return null;
  const both = merge(work.saved.target, mine, work.others.target);
  return both === mine || both === work.others.target ? null : both;
}

function useMergeable(work: Work): string | null {
  return useMemo(() => mergeOf(work), [work]);
}
