import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryReject } from "../api/generated/sdk.gen";
import type { Concept } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { TextArea } from "../ui/Field";
import { matches } from "../ui/shortcuts";

interface Props {
  concept: Concept;
  onDone: (concept: Concept) => void;
  onClose: () => void;
}

/** A rejection says why: the next person who proposes the term reads it. */
export function RejectDialog({ concept, onDone, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const [reason, setReason] = useState("");
  const reject = useMutation({
    mutationFn: () => glossaryReject({ path: { concept_id: concept.id }, headers: ifMatch(concept.version), body: { reason: reason.trim() } }) as Promise<Concept>,
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={t("rejectNamed", { zh: concept.zh })}
      unsaved={reason !== ""}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="danger" type="submit" form="reject" busy={reject.isPending} disabled={reason.trim() === ""}>
            {t("reject")}
          </Button>
        </>
      }
    >
      <form
        id="reject"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (reason.trim()) reject.mutate();
        }}
      >
        <TextArea
          label={t("reason")}
          hint={t("hint.reject")}
          required
          maxLength={2000}
          value={reason}
          onValue={setReason}
          onKeyDown={(event) => {
            if (matches("Mod+Enter", event.nativeEvent)) event.currentTarget.form?.requestSubmit();
          }}
        />
        <ErrorNote error={reject.error} />
      </form>
    </Dialog>
  );
}
