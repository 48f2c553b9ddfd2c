import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { segmentsPropose } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import type { ConceptKind, ConceptStatus } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Select, TextField } from "../ui/Field";
import { AmendTerm, type WholeEntryProps } from "./AmendTerm";

export interface Proposal {
  readonly segmentId: number;
  readonly chinese: string;
  readonly rendering: string;
  /** The segment as it is: what the editors see beside the proposal. */
  readonly source: string;
  readonly target: string;
  /** The entry that the glossary has for this Chinese. */
  readonly known: number | null;
}

interface Props {
  projectId: number;
  WholeEntry: ComponentType<WholeEntryProps>;
  proposal: Proposal;
  lang: string;
  onDone: (chinese: string) => void;
  onClose: () => void;
}

const KINDS: readonly ConceptKind[] = ["term", "organisation", "person", "place", "work", "idiom", "slogan"];

/** What is selected, put before the editors: a new term, or another rendering of one that they know. */
export function ProposeTerm(props: Props) {
  const [known, setKnown] = useState(props.proposal.known);
  if (known !== null) return <AmendTerm {...props} conceptId={known} />;
  return <NewTerm {...props} onKnown={setKnown} />;
}

/** Filled in from what is selected, so that Enter sends it. */
function NewTerm({ projectId, proposal, lang, onDone, onClose, onKnown }: Props & { onKnown: (conceptId: number) => void }) {
  const { t } = useTranslation("segments");
  const [zh, setZh] = useState(proposal.chinese);
  const [text, setText] = useState(proposal.rendering);
  const [kind, setKind] = useState<ConceptKind>("term");
  const [note, setNote] = useState("");
  const propose = useMutation({
    mutationFn: () =>
      segmentsPropose({
        path: { project_id: projectId },
        body: { zh, kind, note, renderings: [{ text, standing: "preferred" }], segment_id: proposal.segmentId },
      }),
    onSuccess: () => onDone(zh),
  });
  const known = isProblem(propose.error, 409) ? (propose.error.details["existing"] as Known | undefined) : undefined;
  const unsaved = zh !== proposal.chinese || text !== proposal.rendering || note !== "";
  const complete = zh.trim() !== "" && text.trim() !== "";
  return (
    <Dialog
      title={t("propose.title")}
      onClose={onClose}
      unsaved={unsaved}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" type="submit" form="propose-term" busy={propose.isPending} disabled={!complete}>
            {t("propose.send")}
          </Button>
        </>
      }
    >
      <form
        id="propose-term"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) propose.mutate();
        }}
      >
        <div className="fields">
          <TextField label={t("propose.zh")} lang={lang} value={zh} onValue={setZh} required maxLength={200} />
          <TextField label={t("propose.rendering")} lang="en" value={text} onValue={setText} required maxLength={500} data-first={proposal.chinese === "" ? undefined : true} />
          <Select label={t("propose.kind")} value={kind} onValue={setKind} choices={KINDS.map((value) => ({ value, label: t(`propose.kinds.${value}`) }))} />
          <TextField label={t("propose.note")} hint={t("propose.noteHint")} value={note} onValue={setNote} />
        </div>
        {known ? <Existing known={known} zh={zh} projectId={projectId} onAmend={() => onKnown(known.id)} /> : <ErrorNote error={propose.error} />}
      </form>
    </Dialog>
  );
}

interface Known {
  id: number;
  status: ConceptStatus;
}

function Existing({ known, zh, projectId, onAmend }: { known: Known; zh: string; projectId: number; onAmend: () => void }) {
  const { t } = useTranslation("segments");
  const status = known.status === "approved" || known.status === "merged" ? {} : { status: known.status };
  return (
    <p role="alert">
      {t("propose.known", { zh })}{" "}
      <Link to="/projects/$projectId/glossary" params={{ projectId }} search={{ q: zh, entry: known.id, ...status }} target="_blank">
        {t("propose.showKnown")}
      </Link>{" "}
      <Button weight="quiet" onClick={onAmend}>
        {t("propose.amend")}
      </Button>
    </p>
  );
}
