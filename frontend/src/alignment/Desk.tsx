import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address } from "../api/http";
import { Button, buttonClass } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { Menu, MenuItem } from "../ui/Menu";
import { Note } from "../ui/Note";
import { useShortcuts, type Shortcut } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { AcceptDialog } from "./AcceptDialog";
import { AligningBar } from "./Aligning";
import { commandsOf } from "./commands";
import { Discard } from "./Discard";
import { PairGrid } from "./PairGrid";
import type { Sought } from "./pairs";
import type { Review, View } from "./review";

interface Props {
  review: Review;
  view: View;
  mayChange: boolean;
}

/** The review itself: what is left to look at, what can be done, and the pairs. */
export function Desk({ review, view, mayChange }: Props) {
  const { t } = useTranslation("alignment");
  const [dialog, setDialog] = useState<"accept" | "discard" | null>(null);
  const { info, aligning } = view;
  const ready = mayChange && view.complete && aligning === null;
  useReviewKeys(review, view, ready, () => setDialog("accept"));

  return (
    <div className="desk">
      <header className="desk-head">
        <div className="desk-titles">
          <h1 className="desk-title">{info.name}</h1>
          <SavingLine view={view} />
        </div>
        <div className="row">
          {mayChange ? (
            <>
              <Button disabled={!ready || !info.undo} title={info.undo ? t(`undo.${info.undo}`) : undefined} onClick={() => review.undo()}>
                {t("undo.undo")} <Keys keys="Mod+z" />
              </Button>
              <Button disabled={!ready || !info.redo} title={info.redo ? t(`undo.${info.redo}`) : undefined} onClick={() => review.redo()}>
                {t("undo.redo")} <Keys keys="Mod+y" />
              </Button>
            </>
          ) : null}
          <Menu label={t("more.label")} align="end" button={<span aria-hidden="true">⋯</span>}>
            {mayChange ? <MenuItem onChoose={() => review.align(false)}>{t("more.realign")}</MenuItem> : null}
            {mayChange ? <MenuItem onChoose={() => review.ask(() => ({ kind: "swap" }), () => review.view.active)}>{t("more.swap")}</MenuItem> : null}
            {(["tmx", "tsv"] as const).map((format) => (
              <a key={format} role="menuitem" tabIndex={-1} className="menu-item" href={address(`/pairings/${info.id}/export`, { format })} download>
                {t(`more.${format}`)}
              </a>
            ))}
            {mayChange ? <MenuItem onChoose={() => setDialog("discard")}>{t("discard.button")}</MenuItem> : null}
          </Menu>
          {mayChange ? (
            <Button weight="primary" disabled={!ready} onClick={() => setDialog("accept")}>
              {t("accept.button")} <Keys keys="Mod+Enter" />
            </Button>
          ) : null}
          {info.article_id === null ? null : (
            <Link className={buttonClass("primary")} to="/articles/$articleId" params={{ articleId: info.article_id }}>
              {t("accept.open")}
            </Link>
          )}
        </div>
      </header>
      <Counts review={review} view={view} />
      {mayChange ? <Commands review={review} view={view} /> : null}
      {aligning ? <AligningBar aligning={aligning} onCancel={() => review.cancel()} /> : null}
      {view.failure ? <ErrorNote error={view.failure} onRetry={() => void review.load()} /> : null}
      {info.article_id === null ? null : <Note tone="good">{t("accept.isArticle")}</Note>}
      <PairGrid review={review} view={view} label={t("grid.label", { name: info.name })} />
      {dialog === "accept" ? <AcceptDialog info={info} onClose={() => setDialog(null)} /> : null}
      {dialog === "discard" ? <Discard info={info} onClose={() => setDialog(null)} /> : null}
    </div>
  );
}

function SavingLine({ view }: { view: View }) {
  const { t } = useTranslation("alignment");
  return (
    <span className={view.saving === "unreachable" ? "small tone-bad" : "small soft"} role="status">
      {view.complete ? t(`saving.${view.saving}`) : t("grid.loading", { loaded: view.pairs.length, all: view.info.pairs })}
    </span>
  );
}

function Counts({ review, view }: { review: Review; view: View }) {
  const { t } = useTranslation("alignment");
  const { pairs, doubtful, omitted, added } = view.info;
  return (
    <div className="desk-counts">
      <span>{t("counts.pairs", { count: pairs })}</span>
      {omitted > 0 ? <span>{t("counts.omitted", { count: omitted })}</span> : null}
      {added > 0 ? <span>{t("counts.added", { count: added })}</span> : null}
      <span className="desk-doubtful" role="status">
        {doubtful > 0 ? t("counts.doubtful", { count: doubtful }) : t("counts.noDoubtful")}
      </span>
      {doubtful > 0 ? (
        <Button weight="quiet" onClick={() => review.goToNext("doubtful", true)}>
          {t("counts.next")} <Keys keys="n" />
        </Button>
      ) : null}
      {omitted + added > 0 ? (
        <Button weight="quiet" onClick={() => review.goToNext("oneSided", true)}>
          {t("counts.nextOneSided")} <Keys keys="m" />
        </Button>
      ) : null}
    </div>
  );
}

function Commands({ review, view }: { review: Review; view: View }) {
  const { t } = useTranslation("alignment");
  if (view.cut) {
    return (
      <div className="desk-commands" role="group" aria-label={t("cut.title")}>
        <Button weight="primary" onClick={() => review.makeCut()}>
          {t("cut.make")} <Keys keys="Enter" />
        </Button>
        <Button onClick={() => review.setCut(null)}>
          {t("cut.leave")} <Keys keys="Escape" />
        </Button>
        <span className="small soft">{t("cut.how")}</span>
      </div>
    );
  }
  return (
    <div className="desk-commands" role="toolbar" aria-label={t("command.label", { number: review.place + 1 })}>
      {commandsOf(review, view).map(({ id, keys, enabled, pressed, run }) => (
        <Button key={id} title={t(`hint.${id}`)} disabled={!enabled} aria-pressed={pressed} onClick={run}>
          {t(`command.${id}`)} <Keys keys={keys} />
        </Button>
      ))}
    </div>
  );
}

function useReviewKeys(review: Review, view: View, ready: boolean, accept: () => void): void {
  const { t } = useTranslation("alignment");
  const next = (sought: Sought, forward: boolean) => (): void => {
    if (!review.goToNext(sought, forward)) notify(sought === "doubtful" ? t("counts.noDoubtful") : t("counts.noOneSided"));
  };
  const always: Shortcut[] = [
    { keys: ["ArrowDown", "ArrowUp"], label: t("key.rows") },
    { keys: ["Shift+ArrowDown", "Shift+ArrowUp"], label: t("key.several") },
    { keys: ["ArrowLeft", "ArrowRight"], label: t("key.side") },
    { keys: "n", label: t("counts.next"), run: next("doubtful", true) },
    { keys: "Shift+n", label: t("key.before"), run: next("doubtful", false) },
    { keys: "m", label: t("counts.nextOneSided"), run: next("oneSided", true) },
    { keys: "Shift+m", label: t("key.oneSidedBefore"), run: next("oneSided", false) },
  ];
  const changing: Shortcut[] = view.cut
    ? []
    : [
        ...commandsOf(review, view).map(({ id, keys, enabled, run }): Shortcut => ({ keys, label: t(`hint.${id}`), run: () => ready && enabled && run() })),
        { keys: "Shift+r", label: t("more.realign"), run: () => ready && review.align(false) },
        { keys: "Mod+z", label: t("undo.undo"), run: () => ready && review.undo() },
        { keys: ["Mod+y", "Mod+Shift+z"], label: t("undo.redo"), run: () => ready && review.redo() },
        { keys: "Mod+Enter", label: t("accept.button"), run: () => ready && accept() },
      ];
  useShortcuts(t("key.title"), ready ? [...always, ...changing] : always);
}
