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
import { Note } from "../ui/Note";
import { best } from "./entry";
import { isContested, preferences, preferredBy, PREFERRING, staying, type Preferring } from "./merging";
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
  const [found, setFound] = useState<Concept | null>(null);
  const [preferring, setPreferring] = useState<Preferring>("kept");
  const [notes, setNotes] = useState<ReadonlyMap<string, string>>(new Map());
  const pair = found && staying(concept, found);
  const q = asked.trim();
  const approved = useInfiniteQuery({ ...entriesQuery(concept.project_id, { q }), enabled: q !== "" });
  const proposed = useInfiniteQuery({ ...entriesQuery(concept.project_id, { q, status: "proposed" }), enabled: q !== "" });
  const listed = ([...(approved.data?.pages ?? []), ...(proposed.data?.pages ?? [])].flatMap((page) => page.concepts) as Concept[]).filter(({ id }, at, all) => id !== concept.id && all.findIndex((one) => one.id === id) === at).slice(0, SHOWN);
  const merge = useMutation({
    mutationFn: ({ kept, other }: { kept: Concept; other: Concept }) =>
      glossaryMerge({
        path: { concept_id: kept.id },
        headers: ifMatch(kept.version),
        body: { other: other.id, other_version: other.version, reason: reason.trim(), preferred: preferences(preferring, kept, other, notes) },
      }) as Promise<Concept>,
    onSuccess: onDone,
  });
  const choose = (one: Concept | null) => {
    setFound(one);
    setPreferring("kept");
    setNotes(new Map());
  };
  return (
    <Dialog
      title={t("merge.title", { zh: concept.zh })}
      unsaved={found !== null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" type="submit" form="merge" busy={merge.isPending} disabled={!pair}>
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
          if (pair) merge.mutate(pair);
        }}
      >
        <p className="soft">{t("merge.what")}</p>
        <TextField
          label={t("merge.find")}
          type="search"
          value={asked}
          onValue={(value) => {
            setAsked(value);
            choose(null);
          }}
        />
        {q !== "" && !approved.isPending && !proposed.isPending && listed.length === 0 ? <p className="soft">{t("none.found")}</p> : null}
        {listed.length > 0 ? (
          <fieldset className="radios">
            <legend className="unseen">{t("merge.which")}</legend>
            {listed.map((one) => (
              <label key={one.id} className="radio">
                <input type="radio" name="other" checked={found?.id === one.id} onChange={() => choose(one)} />
                <span>
                  {one.zh} · {best(one.renderings)} · {t(`status.${one.status}`)}
                </span>
              </label>
            ))}
          </fieldset>
        ) : null}
        {pair && pair.kept !== concept ? <Note>{t("merge.approvedStays", { zh: pair.kept.zh })}</Note> : null}
        {pair && isContested(pair.kept, pair.other) ? (
          <fieldset className="radios">
            <legend className="field-label">{t("merge.preferred")}</legend>
            {PREFERRING.map((choice) => (
              <label key={choice} className="radio">
                <input type="radio" name="preferring" checked={preferring === choice} onChange={() => setPreferring(choice)} />
                <span>{choice === "both" ? t("merge.both") : <span lang="en">{preferredBy(choice, pair.kept, pair.other).map(({ text }) => text).join("; ")}</span>}</span>
              </label>
            ))}
            <p className="field-hint">{t(preferring === "both" ? "merge.bothHint" : "merge.admitted")}</p>
          </fieldset>
        ) : null}
        {pair && preferring === "both"
          ? preferredBy("both", pair.kept, pair.other).map(({ text, note = "" }) => (
              <TextField key={text} label={t("merge.when", { rendering: text })} required maxLength={2000} value={notes.get(text) ?? note} onValue={(said) => setNotes(new Map(notes).set(text, said))} />
            ))
          : null}
        {pair ? <TextField label={t("reasonOptional")} maxLength={2000} value={reason} onValue={setReason} /> : null}
        <ErrorNote error={merge.error} />
      </form>
    </Dialog>
  );
}
