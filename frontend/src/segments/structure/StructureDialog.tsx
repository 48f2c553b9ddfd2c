import { useQuery } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { structureHistory } from "../../api/generated/sdk.gen";
import type { StructureChangeInfo } from "../../api/generated/types.gen";
import type { Kind } from "../../api/types";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorNote } from "../../ui/ErrorNote";
import { Check, Select, TextArea } from "../../ui/Field";
import { Keys } from "../../ui/Keys";
import { When } from "../../ui/When";
import type { Row } from "../article";
import { keyOf, STRUCTURE, type StructureCommand } from "../keys";
import type { Deed } from "./deeds";
import "./structure.css";

const KINDS: readonly Kind[] = ["title", "heading", "paragraph", "list_item", "quotation", "caption", "note", "table_row", "table_cell"];
const WITH_LEVEL: ReadonlySet<Kind> = new Set(["heading", "list_item", "table_row", "table_cell"]);
const IN_TABLES: ReadonlySet<Kind> = new Set(["table_row", "table_cell"]);
const LEVELS = 7;
const COLUMNS = 12;

interface Props {
  row: Row;
  lang: string;
  articleId: number;
  onRun: (command: StructureCommand) => void;
  onDeed: (deed: Deed) => void;
  onClose: () => void;
}

/** All that can be done to the structure around the open row, and all that was done. */
export function StructureDialog({ row, lang, articleId, onRun, onDeed, onClose }: Props) {
  const { t } = useTranslation("segments");
  return (
    <Dialog title={t("structure.title", { number: row.number })} onClose={onClose} wide>
      <div className="structure">
        <section className="stack">
          <h3>{t("structure.segment")}</h3>
          <div className="structure-deeds">
            {STRUCTURE.map((command, place) => (
              <Button key={command} {...(place === 0 ? { "data-first": true } : {})} onClick={() => onRun(command)}>
                {t(`structure.short.${command}`)} <Keys keys={keyOf(command)} />
              </Button>
            ))}
          </div>
          <Paragraph row={row} onDeed={onDeed} />
          <Add row={row} lang={lang} onDeed={onDeed} />
        </section>
        <section className="stack">
          <h3>{t("structure.history")}</h3>
          <History articleId={articleId} lang={lang} onUndo={(change_id) => onDeed({ do: "undo", change_id })} />
        </section>
      </div>
    </Dialog>
  );
}

function Paragraph({ row, onDeed }: Pick<Props, "row" | "onDeed">) {
  const { t } = useTranslation("segments");
  const [kind, setKind] = useState<Kind>(row.kind);
  const [level, setLevel] = useState(String(row.level));
  const wanted = WITH_LEVEL.has(kind) ? Number(level) : 0;
  const segment_id = row.id;
  function submit(event: FormEvent): void {
    event.preventDefault();
    onDeed({ do: "kind", segment_id, was: row.kind, was_level: row.level, kind, level: wanted });
  }
  return (
    <form className="row structure-form" onSubmit={submit}>
      <Select label={t("structure.kind")} value={kind} onValue={setKind} choices={KINDS.map((value) => ({ value, label: t(`structure.kinds.${value}`) }))} />
      {WITH_LEVEL.has(kind) ? (
        <Select label={t(IN_TABLES.has(kind) ? "structure.column" : "structure.level")} value={level} onValue={setLevel} choices={levelsOf(kind, row.level)} />
      ) : null}
      <Button type="submit" disabled={kind === row.kind && wanted === row.level}>
        {t("structure.setKind")}
      </Button>
      {row.first ? (
        <Button disabled={row.index === 0} onClick={() => onDeed({ do: "merge", segment_id })}>
          {t("structure.merge")}
        </Button>
      ) : (
        <Button onClick={() => onDeed({ do: "break", segment_id })}>{t("structure.break")}</Button>
      )}
    </form>
  );
}

/** Levels count from 0; columns are named from 1, and there are as many as the row's own needs. */
function levelsOf(kind: Kind, present: number): { value: string; label: string }[] {
  const inTable = IN_TABLES.has(kind);
  const count = inTable ? Math.max(COLUMNS, present + 1) : LEVELS;
  return Array.from({ length: count }, (_, place) => ({ value: String(place), label: String(inTable ? place + 1 : place) }));
}

function Add({ row, lang, onDeed }: Pick<Props, "row" | "lang" | "onDeed">) {
  const { t } = useTranslation("segments");
  const [source, setSource] = useState("");
  const [before, setBefore] = useState(false);
  const [apart, setApart] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    onDeed({ do: "add", segment_id: row.id, where: before ? "before" : "after", source, new_paragraph: apart });
  }
  return (
    <form className="stack structure-form" onSubmit={submit}>
      <TextArea label={t("structure.add.source")} hint={t("structure.add.hint")} value={source} onValue={setSource} lang={lang} rows={2} />
      <div className="row">
        <Check label={t("structure.add.before")} checked={before} onChecked={setBefore} />
        <Check label={t("structure.add.apart")} checked={apart} onChecked={setApart} />
        <Button type="submit">{t("structure.add.do")}</Button>
      </div>
    </form>
  );
}

function History({ articleId, lang, onUndo }: { articleId: number; lang: string; onUndo: (changeId: number) => void }) {
  const { t } = useTranslation("segments");
  const { data, error, refetch } = useQuery({
    queryKey: ["articles", articleId, "structure"],
    queryFn: ({ signal }) => structureHistory({ path: { article_id: articleId }, query: { limit: 200 }, signal }),
    gcTime: 0,
  });
  if (error) return <ErrorNote error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0) return <p className="soft small">{t("structure.untouched")}</p>;
  return (
    <ol className="row-history structure-history">
      {data?.map((change) => (
        <li key={change.id}>
          <p className="small">
            <strong>{t(`structure.changes.${change.kind}`, { defaultValue: change.kind })}</strong> {change.by ?? t("somebody")}{" "}
            <span className="soft">
              <When at={change.at} />
              {change.undone ? ` · ${t("structure.wasUndone")}` : ""}
            </span>
          </p>
          <Texts change={change} lang={lang} />
          {change.undone ? null : (
            <Button weight="quiet" onClick={() => onUndo(change.id)}>
              {t("structure.takeBack")}
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}

const SHOWN = 4;

/** What a change met; what it left stands in the rows. */
function Texts({ change, lang }: { change: StructureChangeInfo; lang: string }) {
  const met = change.before.length > 0 ? change.before : change.after;
  return met.slice(0, SHOWN).map((piece) => (
    <p key={piece.id} className="history-text small">
      <span lang={lang}>{piece.source}</span> <span lang="en">{piece.target}</span>
    </p>
  ));
}
