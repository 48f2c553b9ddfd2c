import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { archivesRestore } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Field, TextField } from "../ui/Field";
import { sizeOf } from "../ui/size";
import { notify } from "../ui/Toast";

/** A new project of an archive; nothing of another project is changed. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("projects");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState("");
  const restore = useMutation({
    mutationFn: (chosen: File) => archivesRestore({ body: { file: chosen, name: name.trim() } }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: keys.projects });
      notify(t("archive.restored", { name: made.name }));
      onClose();
      await navigate({ to: "/projects/$projectId/people", params: { projectId: made.id } });
    },
  });
  return (
    <Dialog
      title={t("archive.restore")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={restore.isPending}>
            {t("ui:cancel")}
          </Button>
          <Button weight="primary" type="submit" form="restore" busy={restore.isPending} disabled={file === null}>
            {t("archive.do")}
          </Button>
        </>
      }
    >
      <form
        id="restore"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (file && !restore.isPending) restore.mutate(file);
        }}
      >
        <p className="soft">{t("archive.what")}</p>
        <Field label={t("archive.file")}>{(wiring) => <input type="file" className="input" accept=".zip" {...wiring} onChange={(event) => setFile(event.target.files?.[0] ?? null)} />}</Field>
        <TextField label={t("archive.name")} hint={t("archive.nameHint")} maxLength={200} value={name} onValue={setName} />
        {restore.isPending && file ? <p role="status">{t("archive.busy", { size: sizeOf(file.size, i18n.language) })}</p> : null}
        <ErrorNote error={restore.error} />
      </form>
    </Dialog>
  );
}
