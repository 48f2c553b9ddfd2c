import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { segmentsPropose } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { BLANK, fieldsOf, type Draft } from "./entry";
import { EntryFields } from "./EntryForm";

interface Props {
  projectId: number;
  /** What is known already, from a candidate. */
  start?: Draft;
  onDone: (conceptId: number) => void;
  /** The term is there already: show that entry. */
  onShow: (existing: { id: number; status: string }) => void;
  onClose: () => void;
}

export function ProposeDialog({ projectId, start = BLANK, onDone, onShow, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const [draft, setDraft] = useState(start);
  const propose = useMutation({
    mutationFn: () => segmentsPropose({ path: { project_id: projectId }, body: fieldsOf(draft) }),
    onSuccess: (concept) => onDone(concept.id),
  });
  const existing = isProblem(propose.error, 409) ? (propose.error.details["existing"] as { id: number; status: string } | undefined) : undefined;
  return (
    <Dialog
      wide
      title={t("propose")}
      unsaved={draft !== start}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" type="submit" form="propose" busy={propose.isPending}>
            {t("propose")}
          </Button>
        </>
      }
    >
      <form
        id="propose"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          propose.mutate();
        }}
      >
        <p className="soft">{t("proposeWhat")}</p>
        <EntryFields draft={draft} onDraft={setDraft} />
        <ErrorNote error={propose.error} />
        {existing ? (
          <div>
            <Button onClick={() => onShow(existing)}>{t("showExisting")}</Button>
          </div>
        ) : null}
      </form>
    </Dialog>
  );
}
