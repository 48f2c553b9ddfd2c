import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { TextArea } from "../ui/Field";
import { matches } from "../ui/shortcuts";

interface Props<Done> {
  title: string;
  hint: string;
  /** What the button says. */
  deed: string;
  run: (reason: string) => Promise<Done>;
  onDone: (done: Done) => void;
  onClose: () => void;
}

/** Something that is not done without saying why: whoever is concerned reads it. */
export function ReasonDialog<Done>({ title, hint, deed, run, onDone, onClose }: Props<Done>) {
  const { t } = useTranslation("glossary");
  const [reason, setReason] = useState("");
  const doing = useMutation({ mutationFn: () => run(reason.trim()), onSuccess: onDone });
  return (
    <Dialog
      title={title}
      unsaved={reason !== ""}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="danger" type="submit" form="reason" busy={doing.isPending} disabled={reason.trim() === ""}>
            {deed}
          </Button>
        </>
      }
    >
      <form
        id="reason"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) doing.mutate();
        }}
      >
        <TextArea
          label={t("reason")}
          hint={hint}
          required
          maxLength={2000}
          value={reason}
          onValue={setReason}
          onKeyDown={(event) => {
            if (matches("Mod+Enter", event.nativeEvent)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <ErrorNote error={doing.error} />
      </form>
    </Dialog>
  );
}
