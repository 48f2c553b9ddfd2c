import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryMerge } from "../api/generated/sdk.gen";
import type { Concept } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { best } from "./entry";
import { entriesQuery } from "./queries";

interface Props {
  concept: Concept;
  onDone: (concept: Concept) => void;
  onClose: () => void;
}

const SHOWN = 8;

/** Another entry for the same thing becomes part of this one. */
export function MergeDialog({ concept, onDone, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const [asked, setAsked] = useState("");
  const [reason, setReason] = useState("");
  const [other, setOther] = useState<Concept | null>(null);
  const q = asked.trim();
  const approved = useInfiniteQuery({ ...entriesQuery(concept.project_id, { q }), enabled: q !== "" });
  const proposed = useInfiniteQuery({ ...entriesQuery(concept.project_id, { q, status: "proposed" }), enabled: q !== "" });
  const found = ([...(approved.data?.pages ?? []), ...(proposed.data?.pages ?? [])].flatMap((page) => page.concepts) as Concept[]).filter(({ id }, at, all) => id !== concept.id && all.findIndex((one) => one.id === id) === at).slice(0, SHOWN);
  const merge = useMutation({
    mutationFn: (chosen: Concept) => glossaryMerge({ path: { concept_id: concept.id }, headers: ifMatch(concept.version), body: { other: chosen.id, other_version: chosen.version, reason: reason.trim() } }) as Promise<Concept>,
    onSuccess: onDone,
  });
  return (
    <Dialog
      title={t("merge.title", { zh: concept.zh })}
      unsaved={other !== null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" type="submit" form="merge" busy={merge.isPending} disabled={!other}>
            {t("merge.deed")}
          </Button>
        </>
      }
    >
      <form
        id="merge"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (other) merge.mutate(other);
        }}
      >
        <p className="soft">{t("merge.what")}</p>
        <TextField
          label={t("merge.find")}
          type="search"
          value={asked}
          onValue={(value) => {
            setAsked(value);
            setOther(null);
          }}
        />
        {q !== "" && !approved.isPending && found.length === 0 ? <p className="soft">{t("none.found")}</p> : null}
        {found.length > 0 ? (
          <fieldset className="radios">
            <legend className="unseen">{t("merge.which")}</legend>
            {found.map((one) => (
              <label key={one.id} className="radio">
                <input type="radio" name="other" checked={other?.id === one.id} onChange={() => setOther(one)} />
                <span>
                  {one.zh} · {best(one.renderings)} · {t(`status.${one.status}`)}
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        {other ? <TextField label={t("reasonOptional")} maxLength={2000} value={reason} onValue={setReason} /> : null}
        <ErrorNote error={merge.error} />
      </form>
    </Dialog>
  );
}
