import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryConcept, glossaryProposeChange } from "../api/generated/sdk.gen";
import type { Concept, Rendering } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, TextField } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { evidenceIn, withRendering } from "./amending";
import type { Proposal } from "./ProposeTerm";

/** The form with every field of an entry; it begins with what was typed here. */
export interface WholeEntryProps {
  concept: Concept;
  renderings: Rendering[];
  reason: string;
  /** What a reason is sent as. */
  comment: (reason: string) => string;
  onDone: () => void;
  onClose: () => void;
}

interface Props {
  conceptId: number;
  WholeEntry: ComponentType<WholeEntryProps>;
  proposal: Proposal;
  lang: string;
  onDone: (chinese: string) => void;
  onClose: () => void;
}

/** Another rendering for an entry that the glossary has, put before the editors with the sentences that use it. */
export function AmendTerm({ conceptId, WholeEntry, proposal, lang, onDone, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [text, setText] = useState(proposal.rendering);
  const [prefers, setPrefers] = useState(false);
  const [why, setWhy] = useState("");
  const [inWhole, setInWhole] = useState(false);
  const entry = useQuery({
    queryKey: ["concepts", conceptId],
    queryFn: ({ signal }) => glossaryConcept({ path: { concept_id: conceptId }, signal }) as Promise<Concept>,
    staleTime: 0,
  });
  const concept = entry.data;
  const send = useMutation({
    mutationFn: (of: Concept) =>
      glossaryProposeChange({
        path: { concept_id: of.id },
        headers: ifMatch(of.version),
        body: { fields: { renderings: withRendering(of.renderings, text.trim(), prefers) }, comment: evidenceIn(why, proposal) },
      }),
    onSuccess: (_, of) => onDone(of.zh),
  });
  const complete = concept !== undefined && text.trim() !== "";
  if (inWhole && concept) {
    return (
      <WholeEntry
        concept={concept}
        renderings={complete ? withRendering(concept.renderings, text.trim(), prefers) : concept.renderings}
        reason={why}
        comment={(reason) => evidenceIn(reason, proposal)}
        onDone={() => onDone(concept.zh)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title={concept ? t("propose.amendTitle", { zh: concept.zh }) : t("propose.title")}
      onClose={onClose}
      unsaved={text !== proposal.rendering || why !== ""}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button disabled={concept === undefined} onClick={() => setInWhole(true)}>
            {t("propose.wholeEntry")}
          </Button>
          <Button weight="primary" type="submit" form="amend-term" busy={send.isPending} disabled={!complete}>
            {t("propose.amendSend")}
          </Button>
        </>
      }
    >
      <ErrorNote error={entry.error} onRetry={() => void entry.refetch()} />
      {entry.isPending ? <Loading lines={4} /> : null}
      {concept ? (
        <form
          id="amend-term"
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            if (complete) send.mutate(concept);
          }}
        >
          <p className="small">
            <span className="soft">{t("propose.has")}</span> <span lang="en">
              {concept.renderings.map(({ text: one, standing }, index) => (
                <span key={one}>
                  {index > 0 ? ", " : ""}
                  {standing === "forbidden" || standing === "deprecated" ? <del>{one}</del> : one}
                </span>
              ))}
            </span>
          </p>
          <TextField label={t("propose.newRendering")} lang="en" value={text} onValue={setText} required maxLength={500} data-first />
          <Check label={t("propose.prefer")} checked={prefers} onChecked={setPrefers} />
          <TextField label={t("propose.why")} value={why} onValue={setWhy} maxLength={500} />
          {proposal.source ? (
            <div className="small soft">
              <p>{t("propose.evidence")}</p>
              <p lang={lang}>{proposal.source}</p>
              {proposal.target ? <p lang="en">{proposal.target}</p> : null}
            </div>
          ) : null}
          <ErrorNote error={send.error} />
        </form>
      ) : null}
    </Dialog>
  );
}
