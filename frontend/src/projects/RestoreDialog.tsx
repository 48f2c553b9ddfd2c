import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProjectInfo } from "../api/generated/types.gen";
import { keys } from "../api/queries";
import { upload } from "../api/upload";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Field, TextField } from "../ui/Field";
import { percent } from "../ui/Progress";
import { sizeOf } from "../ui/size";
import { notify } from "../ui/Toast";

/** A new project of an archive; nothing of another project is changed. */
export function RestoreDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation("projects");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState("");
  const [sent, setSent] = useState(0);
  const restore = useMutation({
    mutationFn: async (chosen: File) => {
      const form = new FormData();
      form.set("file", chosen);
      form.set("name", name.trim());
      setSent(0);
      return (await (await upload("/archives", form, setSent)).json()) as ProjectInfo;
    },
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
        {restore.isPending && file ? <OnItsWay size={sizeOf(file.size, i18n.language)} sent={sent} /> : null}
        <ErrorNote error={restore.error} />
      </form>
    </Dialog>
  );
}

/** How much of the archive is sent; making the project of it then takes seconds, of which nobody is told a share. */
function OnItsWay({ size, sent }: { size: string; sent: number }) {
  const { t } = useTranslation("projects");
  const gone = sent >= 1;
  return (
    <div className="stack-close">
      {/* Said once: the share is for the eye. */}
      <p role="status">{gone ? t("archive.making") : t("archive.busy", { size })}</p>
      <div className="row">
        <progress aria-label={t("archive.progress")} {...(gone ? {} : { value: sent })} />
        {gone ? null : (
          <span className="small soft numbers" aria-hidden="true">
            {percent(sent, 1)} %
          </span>
        )}
      </div>
    </div>
  );
}
