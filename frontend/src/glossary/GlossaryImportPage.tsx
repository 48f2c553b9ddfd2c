import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { glossaryPreview } from "../api/generated/sdk.gen";
import type { Imported, ImportPreview } from "../api/generated/types.gen";
import { isGivenUp, type Progress } from "../api/lines";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Field, Select } from "../ui/Field";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { percent } from "../ui/Progress";
import { Cell, Table } from "../ui/Table";
import "./glossary.css";
import { FieldDifference } from "./FieldDifference";
import { difference } from "./history";
import { badOf, badRows, chosenOf, COLUMN_FIELDS, countOf, isWhole, OUTCOMES, withColumn, type Chosen } from "./importing";
import { load as loadFile } from "./loading";
import { glossaryKey } from "./queries";
import { useNaming } from "./useNaming";

type Outcome = (typeof OUTCOMES)[number];

const AT_ONCE = 100;

interface Asked {
  of: File;
  as: Chosen | null;
  outcome: Outcome | null;
}

/** A file comes in: what its columns are, what every row would do, and then all of it or nothing. */
export function GlossaryImportPage({ projectId }: { projectId: number }) {
  const { t, i18n } = useTranslation("glossary");
  const client = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [only, setOnly] = useState<Outcome | null>(null);
  const [leaveOut, setLeaveOut] = useState(false);
  const number = new Intl.NumberFormat(i18n.language);
  const columns = (now: Chosen | null) => (now ? JSON.stringify(now) : "");

  const ask = ({ of, as, outcome }: Asked, first = 0) =>
    glossaryPreview({ path: { project_id: projectId }, query: { first, limit: AT_ONCE, ...(outcome ? { outcome } : {}) }, body: { file: of, columns: columns(as) } }) as Promise<ImportPreview>;
  // Rows beyond the first, of the preview that they continue.
  const [further, setFurther] = useState<{ of: ImportPreview | null; rows: ImportPreview["rows"] }>({ of: null, rows: [] });
  const preview = useMutation({
    mutationFn: async (asked: Asked) => {
      const guessed = await ask(asked);
      const as = chosenOf(guessed);
      // Unasked, the server wants every column to be known; the page shows which one is left out.
      return guessed.problem && asked.as === null && as && isWhole(as) ? ask({ ...asked, as }) : guessed;
    },
    onSuccess: (shown) => setChosen(chosenOf(shown)),
  });
  const more = useMutation({
    mutationFn: ({ of, first }: { of: File; shown: ImportPreview; first: number }) => ask({ of, as: chosen, outcome: only }, first),
    onSuccess: ({ rows }, { shown }) => setFurther((now) => ({ of: shown, rows: [...(now.of === shown ? now.rows : []), ...rows] })),
  });
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const load = useMutation({
    mutationFn: (of: File) => {
      stop.current = new AbortController();
      setProgress(null);
      return loadFile(projectId, { file: of, columns: columns(chosen), leaveOutBad: leaveOut }, setProgress, stop.current.signal);
    },
    onSuccess: () => client.invalidateQueries({ queryKey: glossaryKey(projectId) }),
    // What was stopped in its last moment may be in already: the rows say what the file would do now.
    onError: (error, of) => isGivenUp(error) && preview.mutate({ of, as: chosen, outcome: only }),
  });
  // Whoever leaves the page in the middle leaves the glossary as it was.
  useEffect(() => () => stop.current?.abort(), []);
  const stopped = isGivenUp(load.error);
  const show = (of: File, as: Chosen | null, outcome: Outcome | null) => {
    load.reset();
    more.reset();
    setOnly(outcome);
    preview.mutate({ of, as, outcome });
  };
  const shown = preview.data;
  const bad = shown ? badOf(shown.counts as Record<string, number>) : 0;
  const coming = shown ? (shown.counts as Record<string, number>)["new"]! + (shown.counts as Record<string, number>)["changed"]! : 0;
  const refused = badRows(load.error);
  const rows = shown ? [...shown.rows, ...(further.of === shown ? further.rows : [])] : [];
  const all = shown ? countOf(shown.counts as Record<string, number>, only) : 0;

  return (
    <Page
      title={t("files.importTitle")}
      actions={
        <Link to="/projects/$projectId/glossary" params={{ projectId }}>
          ← {t("files.back")}
        </Link>
      }
    >
      <section className="panel stack">
        <p className="soft">{t("files.what")}</p>
        <Field label={t("files.file")} hint={t("files.kinds")}>
          {(wiring) => (
            <input
              {...wiring}
              className="input"
              type="file"
              accept=".csv,.tsv,.txt,.xlsx,.tbx,.xml,.martif"
              onChange={(event) => {
                const one = event.target.files?.[0] ?? null;
                setFile(one);
                setChosen(null);
                preview.reset();
                load.reset();
                if (one) show(one, null, null);
              }}
            />
          )}
        </Field>
        {preview.isPending && !shown ? <p role="status">{t("files.reading")}</p> : null}
        <ErrorNote error={preview.error} />
      </section>
      {/* What came in is not offered again: the page ends with what was done. */}
      {load.data ? <Done done={load.data} projectId={projectId} /> : null}
      {file && shown && chosen && shown.columns && !load.data ? (
        <section className="panel stack" aria-labelledby="columns-title">
          <h2 id="columns-title">{t("files.columns")}</h2>
          <p className="soft">{t("files.columnsWhat")}</p>
          {shown.problem ? (
            <Note tone="bad" role="alert">
              {shown.problem}
            </Note>
          ) : null}
          <div className="scroll-x">
            <table className="mapping">
              <caption className="unseen">{t("files.columns")}</caption>
              <thead>
                <tr>
                  {chosen.fields.map((field, at) => (
                    // oxlint-disable-next-line react/no-array-index-key -- columns have only their place
                    <th key={at} scope="col">
                      <Select
                        bare
                        label={t("files.columnIs", { name: shown.heads[at] || number.format(at + 1) })}
                        value={field ?? "none"}
                        onValue={(value) => show(file, withColumn(chosen, at, value === "none" ? null : value), only)}
                        choices={[{ value: "none", label: t("files.leaveOut") }, ...COLUMN_FIELDS.map((value) => ({ value: value as string, label: t(`column.${value}`) }))]}
                      />
                      {shown.heads[at] ? <span className="small soft">{shown.heads[at]}</span> : null}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.samples.map((row, at) => (
                  // oxlint-disable-next-line react/no-array-index-key
                  <tr key={at}>
                    {chosen.fields.map((field, column) => (
                      // oxlint-disable-next-line react/no-array-index-key
                      <td key={column} className={field ? "" : "soft"}>
                        {row[column] ?? ""}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <Check label={t("files.hasHead")} checked={chosen.has_head} onChecked={(has_head) => show(file, { ...chosen, has_head }, only)} />
        </section>
      ) : null}
      {file && shown && !shown.problem && !load.data ? (
        <section className="panel stack" aria-labelledby="rows-title">
          <h2 id="rows-title">{t("files.rows")}</h2>
          <div className="row" role="group" aria-label={t("files.only")}>
            {OUTCOMES.map((outcome) => (
              <button key={outcome} type="button" className="tab" aria-pressed={only === outcome} onClick={() => show(file, chosen, only === outcome ? null : outcome)}>
                {t(`outcome.${outcome}`)} <span className="soft numbers">{number.format((shown.counts as Record<string, number>)[outcome] ?? 0)}</span>
              </button>
            ))}
          </div>
          {Object.entries(shown.dropped).length > 0 ? (
            <Note>{t("files.dropped", { what: Object.entries(shown.dropped).map(([what, count]) => `${what} × ${number.format(count)}`).join(", ") })}</Note>
          ) : null}
          {bad > 0 ? <Check label={t("files.leaveOutBad", { count: bad })} hint={t("files.leaveOutBadHint")} checked={leaveOut} onChecked={setLeaveOut} /> : null}
          {refused.length > 0 ? (
            <Note tone="bad" role="alert">
              {t("files.bad", { count: refused.length })} {t("files.line")} {refused[0]?.line}: {refused[0]?.reason}
            </Note>
          ) : (
            <ErrorNote error={stopped ? null : load.error} />
          )}
          {stopped ? <Note role="status">{t("files.stopped")}</Note> : null}
          <div className="row">
            <Button weight="primary" busy={load.isPending} disabled={coming === 0 || (bad > 0 && !leaveOut) || preview.isPending} onClick={() => load.mutate(file)}>
              {t("files.load", { count: coming })}
            </Button>
          </div>
          {load.isPending ? <Loading count={coming} progress={progress} onStop={() => stop.current?.abort()} /> : null}
          <Rows rows={rows} />
          <ErrorNote error={more.error} />
          {rows.length < all ? (
            <div className="row">
              <Button busy={more.isPending} disabled={preview.isPending} onClick={() => more.mutate({ of: file, shown, first: rows.length })}>
                {t("ui:loadMore")}
              </Button>
              <span className="soft small">{t("files.shownOf", { shown: number.format(rows.length), all: number.format(all) })}</span>
            </div>
          ) : null}
        </section>
      ) : null}
    </Page>
  );
}

function Loading({ count, progress, onStop }: { count: number; progress: Progress | null; onStop: () => void }) {
  const { t } = useTranslation("glossary");
  const { done, of } = progress ?? { done: 0, of: 0 };
  return (
    <div className="row">
      <span role="status">
        {t("files.loading", { count })} {progress ? t("files.percent", { percent: percent(done, of) }) : ""}
      </span>
      <progress aria-label={t("files.progress")} max={Math.max(1, of)} {...(done > 0 ? { value: done } : {})} />
      <Button onClick={onStop}>{t("files.stop")}</Button>
    </div>
  );
}

function Rows({ rows }: { rows: ImportPreview["rows"] }) {
  const { t } = useTranslation("glossary");
  const naming = useNaming();
  const columns = { line: t("files.line"), zh: t("field.zh"), outcome: t("files.outcome"), what: t("files.whatChanges") };
  if (rows.length === 0) return <p className="soft">{t("files.noRows")}</p>;
  return (
    <Table caption={t("files.rows")} columns={Object.values(columns)}>
      {rows.map((row) => (
        <tr key={`${row.line} ${row.zh}`}>
          <Cell column={columns.line} className="numbers">
            {row.line}
          </Cell>
          <Cell column={columns.zh}>
            <span lang="zh-Hans">{row.zh}</span>
          </Cell>
          <Cell column={columns.outcome}>{t(`outcome.${row.outcome}`)}</Cell>
          <Cell column={columns.what}>
            <div>
            {row.reason ? <span className="field-error">{row.reason}</span> : null}
            {row.differences
              .filter(({ field }) => field !== "zh" && !(row.outcome === "new" && (field === "kind" || field === "gloss")))
              .map(({ field, before, after }) => (
                <span key={field} className="row-change small">
                  <span className="soft">{t(`field.${field}`)}: </span>
                  <FieldDifference lines={difference(field, before, after, naming)} />
                </span>
              ))}
            </div>
          </Cell>
        </tr>
      ))}
    </Table>
  );
}

function Done({ done, projectId }: { done: Imported; projectId: number }) {
  const { t } = useTranslation("glossary");
  return (
    <Note tone="good" role="status">
      <p>{t("files.done", { added: done.added, changed: done.changed, unchanged: done.unchanged })}</p>
      {done.left_open.length > 0 ? <p>{t("files.leftOpen", { count: done.left_open.length, list: done.left_open.slice(0, 10).join("、") })}</p> : null}
      {(done.left_out ?? []).length > 0 ? <p>{t("files.leftOut", { count: (done.left_out ?? []).length })}</p> : null}
      <p>
        <Link to="/projects/$projectId/glossary" params={{ projectId }}>
          {t("files.show")}
        </Link>
      </p>
    </Note>
  );
}
