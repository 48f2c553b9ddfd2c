import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { consistencyDecide, consistencyTakeBack } from "../api/generated/sdk.gen";
import type { AppConsistencySchemasOutcome as Outcome, Consistency, Use } from "../api/generated/types.gen";
import { isProblem } from "../api/http";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, TextField } from "../ui/Field";
import { notify } from "../ui/Toast";
import { decidedFor, stillOpen, toReopen, type Choices } from "./deciding";
import { Marked } from "./Evidence";
import { glossaryKey } from "./queries";
import { titleOf } from "./uses";

interface Props {
  projectId: number;
  data: Consistency;
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

interface Done {
  outcome: Outcome;
  /** The segments that were opened, as they were listed. */
  uses: Use[];
  changedEntry: boolean;
}

/** What a decision opens again, what is said to the translators, and afterwards the list of what was opened, with the way back. */
export function DecisionPanel({ projectId, data, choices, onChoices }: Props) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { concept } = data;
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const [reopens, setReopens] = useState(true);
  const [remark, setRemark] = useState<string | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const wrong = toReopen(data, choices);
  const drafts = stillOpen(data, choices);
  const reopened = reopens ? wrong.filter(({ segment_id }) => !kept.has(segment_id)) : [];
  const write = decidedFor(data.renderings, choices);
  const said = remark ?? (write ? t("uses.remark", { zh: concept.zh, rendering: write }) : "");
  const path = { project_id: projectId, concept_id: concept.id };
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: ["concepts"] }), client.invalidateQueries({ queryKey: glossaryKey(projectId) }), client.invalidateQueries({ queryKey: ["articles"] }), client.invalidateQueries({ queryKey: ["segments"] })]);
  const refused = (error: unknown) => {
    if (isProblem(error, 409, 412)) void refresh();
  };
  const leftAlone = (skipped: readonly number[]) => {
    if (skipped.length > 0) notify(t("uses.skipped", { count: skipped.length }), { tone: "bad" });
  };
  const decide = useMutation({
    mutationFn: () =>
      consistencyDecide({
        path,
        body: {
          concept_version: concept.version,
          standings: [...choices].map(([text, standing]) => ({ text, standing })),
          reopen: reopened.map(({ segment_id, version }) => ({ id: segment_id, version })),
          reason: reopened.length > 0 ? said.trim() : "",
        },
      }),
    onSuccess: (outcome) => {
      const opened = new Set(outcome.reopened.map(({ id }) => id));
      setDone({ outcome, uses: reopened.filter(({ segment_id }) => opened.has(segment_id)), changedEntry: choices.size > 0 });
      onChoices(new Map());
      setKept(new Set());
      setRemark(null);
      notify(t("uses.decided", { count: outcome.reopened.length }));
      leftAlone(outcome.skipped);
      void refresh();
    },
    onError: refused,
  });
  const undo = useMutation({
    mutationFn: ({ outcome, changedEntry }: Done) => consistencyTakeBack({ path, body: { concept_version: changedEntry ? outcome.concept.version : null, reopened: outcome.reopened } }),
    onSuccess: ({ skipped }) => {
      setDone(null);
      notify(t("uses.undone"));
      leftAlone(skipped);
      void refresh();
    },
    onError: refused,
  });
  const place = (use: Use) => t("uses.reopenSegment", { number: use.number, title: titleOf(data, use.article_id) || t("uses.untitled") });
  const row = (use: Use, head: ReactNode) => (
    <li key={use.segment_id}>
      <div className="row">{head}</div>
      <div className="evidence-pair">
        <Marked lang="zh-Hans" text={use.source} terms={[concept.zh, ...concept.variants.map(({ text }) => text)]} />
        <Marked lang="en" text={use.target} terms={[use.rendering]} />
      </div>
    </li>
  );
  const link = (use: Use, label: string) => (
    <Link className="small" to="/articles/$articleId" params={{ articleId: use.article_id }} search={{ segment: use.number }}>
      {label}
    </Link>
  );

  return (
    <>
      {done ? (
        <section className="panel stack" aria-labelledby="opened-title">
          <h2 id="opened-title">{t("uses.decided", { count: done.outcome.reopened.length })}</h2>
          <ul className="uses">{done.uses.map((use) => row(use, link(use, place(use))))}</ul>
          <ErrorNote error={undo.error} />
          <div className="row">
            <Button busy={undo.isPending} onClick={() => undo.mutate(done)}>
              {t("uses.undo")}
            </Button>
          </div>
        </section>
      ) : null}
      <section className="panel stack" aria-labelledby="reopen-title">
        <h2 id="reopen-title">{t("uses.reopenTitle", { count: wrong.length })}</h2>
        {wrong.length === 0 ? <p className="soft">{t("uses.nothingToReopen")}</p> : <Check label={t("uses.reopenThem", { count: wrong.length })} hint={t("uses.reopenHint")} checked={reopens} onChecked={setReopens} />}
        <ul className="uses">
          {wrong.map((use) =>
            row(
              use,
              <>
                <Check
                  label={<span className="small">{place(use)}</span>}
                  checked={reopens && !kept.has(use.segment_id)}
                  disabled={!reopens}
                  onChecked={(on) => {
                    const next = new Set(kept);
                    if (on) next.delete(use.segment_id);
                    else next.add(use.segment_id);
                    setKept(next);
                  }}
                />
                {link(use, t("inArticle"))}
              </>,
            ),
          )}
        </ul>
        {reopened.length > 0 ? <TextField label={t("uses.remarkLabel", { count: reopened.length })} hint={t("uses.remarkHint")} maxLength={2000} value={said} onValue={setRemark} /> : null}
        <ErrorNote error={decide.error} />
        <div className="row" hidden={choices.size === 0 && wrong.length === 0}>
          <Button weight="primary" busy={decide.isPending} disabled={choices.size === 0 && reopened.length === 0} onClick={() => decide.mutate()}>
            {choices.size === 0 ? t("uses.doReopen", { count: reopened.length }) : reopened.length === 0 ? t("uses.doDecideOnly") : t("uses.doDecide", { count: reopened.length })}
          </Button>
          {choices.size > 0 ? (
            <Button weight="quiet" onClick={() => onChoices(new Map())}>
              {t("ui:cancel")}
            </Button>
          ) : null}
        </div>
        {drafts.length > 0 ? (
          <details>
            <summary>{t("uses.stillOpen", { count: drafts.length })}</summary>
            <ul className="uses">{drafts.map((use) => row(use, link(use, place(use))))}</ul>
          </details>
        ) : null}
      </section>
    </>
  );
}
