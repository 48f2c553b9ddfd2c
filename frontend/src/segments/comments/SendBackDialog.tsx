import { useMutation } from "@tanstack/react-query";
import { useRef, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { commentsSay } from "../../api/generated/sdk.gen";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { ErrorNote } from "../../ui/ErrorNote";
import { TextArea } from "../../ui/Field";
import { composing } from "../../ui/shortcuts";
import { newId } from "../../api/ids";
import type { Session } from "../session";
import { useNote } from "../useNote";

interface Props {
  session: Session;
  segmentId: number;
  number: number;
  onDone: () => void;
  onClose: () => void;
}

/** A text goes back to its translator, and why goes with it: the comment is with the server before the text is a draft. */
export function SendBackDialog({ session, segmentId, number, onDone, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [body, setBody, sent] = useNote(`send-back/${session.personId}/${segmentId}`);
  const operation = useRef(newId());
  const send = useMutation({
    async mutationFn() {
      if (body.trim() === "") return;
      const all = await commentsSay({ path: { segment_id: segmentId }, body: { operation: operation.current, body } });
      session.beside.commented(segmentId, all.length, all.filter(({ settled }) => !settled).length);
    },
    onSuccess() {
      sent();
      onDone();
    },
  });
  function submit(event?: FormEvent): void {
    event?.preventDefault();
    if (!send.isPending) send.mutate();
  }
  return (
    <Dialog title={t("comments.sendBack.title", { number })} onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <TextArea
          label={t("comments.sendBack.why")}
          hint={t("comments.sendBack.hint")}
          value={body}
          onValue={setBody}
          maxLength={10_000}
          onKeyDown={(event) => {
            if (composing(event.nativeEvent) || event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        />
        <ErrorNote error={send.error} />
        <div className="row dialog-actions">
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button type="submit" weight="primary" busy={send.isPending}>
            {t(body.trim() === "" ? "comments.sendBack.without" : "comments.sendBack.with")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
