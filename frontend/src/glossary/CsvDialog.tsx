import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { glossaryLoad } from "../api/generated/sdk.gen";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Field } from "../ui/Field";
import { Note } from "../ui/Note";
import { Cell, Table } from "../ui/Table";
import { badRows } from "./csv";

interface Props {
  projectId: number;
  onDone: () => void;
  onClose: () => void;
}

/** Take entries in from a CSV: all of it, or, where a row is wrong, nothing and a list of what is wrong. */
export function CsvDialog({ projectId, onDone, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const [file, setFile] = useState<File | null>(null);
  const load = useMutation({
    mutationFn: (chosen: File) => glossaryLoad({ path: { project_id: projectId }, body: { file: chosen } }),
    onSuccess: onDone,
  });
  const rows = badRows(load.error);
  const columns = { line: t("csv.line"), reason: t("csv.reason") };
  return (
    <Dialog
      title={t("csv.title")}
      onClose={onClose}
      actions={
        load.data ? (
          <Button weight="primary" onClick={onClose}>
            {t("ui:close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t("ui:cancel")}</Button>
            <Button weight="primary" busy={load.isPending} disabled={!file} onClick={() => file && load.mutate(file)}>
              {t("csv.load")}
            </Button>
          </>
        )
      }
    >
      {load.data ? (
        <Note tone="good" role="status">
          {t("csv.done", { added: load.data.added, changed: load.data.changed, unchanged: load.data.unchanged })}
        </Note>
      ) : (
        <>
          <p className="soft">{t("csv.what")}</p>
          <p className="small">
            <code>zh, variants, pinyin, preferred, admitted, forbidden, deprecated, kind, domain, definition, note, source</code>
          </p>
          <Field label={t("csv.file")}>
            {(wiring) => (
              <input
                {...wiring}
                className="input"
                type="file"
                accept=".csv,text/csv"
                onChange={(event) => {
                  load.reset();
                  setFile(event.target.files?.[0] ?? null);
                }}
              />
            )}
          </Field>
          {rows.length > 0 ? (
            <>
              <Note tone="bad" role="alert">
                {t("csv.bad", { count: rows.length })}
              </Note>
              <Table caption={t("csv.bad", { count: rows.length })} columns={[columns.line, columns.reason]}>
                {rows.map(({ line, reason }) => (
                  <tr key={`${line} ${reason}`}>
                    <Cell column={columns.line} className="numbers">
                      {line}
                    </Cell>
                    <Cell column={columns.reason}>{reason}</Cell>
                  </tr>
                ))}
              </Table>
            </>
          ) : (
            <ErrorNote error={load.error} />
          )}
        </>
      )}
    </Dialog>
  );
}
