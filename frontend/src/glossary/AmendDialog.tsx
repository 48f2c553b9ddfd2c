import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryAmend, glossaryApprove, glossaryProposeChange } from "../api/generated/sdk.gen";
import type { Concept, Rendering } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { draftOf, fieldsOf } from "./entry";
import { EntryFields } from "./EntryForm";

interface Props {
  concept: Concept;
  /** Also approve what is amended: one deed, one line in the history. */
  mayApprove: boolean;
  /** Put the change before the editors and leave the entry as it is. */
  proposes: boolean;
  /** What was typed before the whole form was asked for, and what its reason is sent with. */
  begun?: { renderings: Rendering[]; reason: string; comment: (reason: string) => string };
  onDone: (concept: Concept, done: "saved" | "approved" | "proposed") => void;
  onClose: () => void;
}

const whole = (reason: string) => reason.trim();
// The sentences that go with a reason have their place in the comment too.
const MOST_OF_A_REASON = { alone: 2000, withSentences: 500 };

export function AmendDialog({ concept, mayApprove, proposes, begun, onDone, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const [original] = useState(() => draftOf(concept));
  const [draft, setDraft] = useState(() => (begun ? { ...original, renderings: begun.renderings } : original));
  const [reason, setReason] = useState(begun?.reason ?? "");
  const approves = mayApprove && concept.status === "proposed";
  const save = useMutation({
    mutationFn: async ({ approve }: { approve: boolean }) => {
      const call = { path: { concept_id: concept.id }, headers: ifMatch(concept.version) };
      const fields = fieldsOf(draft);
      if (proposes) return (await glossaryProposeChange({ ...call, body: { fields, comment: (begun?.comment ?? whole)(reason) } })) as Concept;
      return (await (approve ? glossaryApprove({ ...call, body: { reason: reason.trim(), amend: fields } }) : glossaryAmend({ ...call, body: fields }))) as Concept;
    },
    onSuccess: (saved, { approve }) => onDone(saved, proposes ? "proposed" : approve ? "approved" : "saved"),
  });
  return (
    <Dialog
      wide
      title={t(proposes ? "change.proposeNamed" : "amendNamed", { zh: concept.zh })}
      unsaved={draft !== original || reason !== ""}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          {approves ? (
            <Button busy={save.isPending} onClick={() => save.mutate({ approve: false })}>
              {t("saveProposal")}
            </Button>
          ) : null}
          <Button weight="primary" type="submit" form="amend" busy={save.isPending}>
            {proposes ? t("change.send") : approves ? t("approveAmended") : t("ui:save")}
          </Button>
        </>
      }
    >
      <form
        id="amend"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ approve: approves });
        }}
      >
        <EntryFields draft={draft} onDraft={setDraft} />
        {approves || proposes ? <TextField label={t(proposes ? "change.why" : "reasonOptional")} hint={t(begun ? "change.withSentences" : proposes ? "change.whyHint" : "hint.reason")} maxLength={begun ? MOST_OF_A_REASON.withSentences : MOST_OF_A_REASON.alone} value={reason} onValue={setReason} /> : null}
        <ErrorNote error={save.error} />
      </form>
    </Dialog>
  );
}
