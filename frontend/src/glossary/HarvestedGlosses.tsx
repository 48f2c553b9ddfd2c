import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { harvestPropose } from "../api/generated/sdk.gen";
import type { Glosses, GlossInfo } from "../api/generated/types.gen";
import { Badge, type Form, type Tone } from "../ui/Badge";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Select, TextField } from "../ui/Field";
import { notify } from "../ui/Toast";
import { chosenAtFirst, counted, isDoubtful, pieces, proposable, SIGHTS, usable, type Sight } from "./harvest";
import { glossaryKey } from "./queries";

/** So many are drawn at first, and with each wish for more. */
const STEP = 200;
const BADGES: Record<GlossInfo["standing"], { form: Form; tone: Tone }> = {
  new: { form: "hollow", tone: "accent" },
  known: { form: "check", tone: "good" },
  conflict: { form: "triangle", tone: "notice" },
};

interface Props {
  projectId: number;
  found: Glosses;
  /** Where the text was published, as far as it is known. */
  source: string;
  onProposed: () => void;
}

/** Each gloss in its sentence, beside what the glossary says; the chosen ones go before the editors. */
export function HarvestedGlosses({ projectId, found, source: known, onProposed }: Props) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { glosses } = found;
  const [chosen, setChosen] = useState<ReadonlySet<number>>(() => chosenAtFirst(glosses));
  const [sight, setSight] = useState<Sight>("all");
  const [source, setSource] = useState(known);
  const [drawn, setDrawn] = useState(STEP);
  const open = proposable(glosses);
  const counts = counted(glosses);
  const rows = glosses.map((gloss, index) => ({ gloss, index })).filter(({ gloss }) => sight === "all" || gloss.standing === sight);
  const wishes = [...chosen].filter((index) => open.has(index)).toSorted((a, b) => a - b);
  const propose = useMutation({
    mutationFn: () =>
      harvestPropose({
        path: { project_id: projectId },
        body: { source, wishes: wishes.flatMap((index) => (glosses[index] ? [{ zh: glosses[index].zh, en: glosses[index].en, sentence: glosses[index].sentence.slice(0, 1500) }] : [])) },
      }),
    onSuccess: ({ proposed }) => {
      notify(t("harvest.proposed", { count: proposed }));
      void client.invalidateQueries({ queryKey: glossaryKey(projectId) });
      onProposed();
    },
  });

  function toggle(index: number, on: boolean): void {
    const next = new Set(chosen);
    if (on) next.add(index);
    else next.delete(index);
    setChosen(next);
  }

  return (
    <section className="stack" aria-label={t("harvest.found")}>
      <div className="row harvest-bar">
        <Select label={t("harvest.show")} value={sight} onValue={setSight} choices={SIGHTS.map((value) => ({ value, label: t(`harvest.sight.${value}`, { count: counts[value] }) }))} />
        <TextField label={t("harvest.source")} value={source} onValue={setSource} placeholder={t("harvest.sourceHint")} autoComplete="off" />
        <div className="row harvest-deeds">
          <Button onClick={() => setChosen(open)}>{t("harvest.all")}</Button>
          <Button onClick={() => setChosen(new Set())}>{t("harvest.clear")}</Button>
          <Button weight="primary" busy={propose.isPending} disabled={wishes.length === 0} onClick={() => propose.mutate()}>
            {t("harvest.propose", { count: wishes.length })}
          </Button>
        </div>
      </div>
      <p role="status" className="soft small">
        {t("harvest.count", { count: rows.length })} {found.complete ? "" : t("harvest.more")}
      </p>
      <ErrorNote error={propose.error} />
      <ol className="harvest-list">
        {rows.slice(0, drawn).map(({ gloss, index }) => (
          <li key={index}>
            <input type="checkbox" aria-label={t("harvest.choose1", { zh: gloss.zh, en: gloss.en })} disabled={!open.has(index)} checked={chosen.has(index) && open.has(index)} onChange={(event) => toggle(index, event.target.checked)} />
            <div className="harvest-words">
              <span lang="zh" className="harvest-zh">
                {gloss.zh}
              </span>
              <span lang="en">{gloss.en || t("harvest.noEnglish")}</span>
            </div>
            <div className="stack-close">
              <Sentence gloss={gloss} />
              <Said gloss={gloss} projectId={projectId} />
            </div>
          </li>
        ))}
      </ol>
      {rows.length > drawn ? (
        <Button weight="quiet" onClick={() => setDrawn(drawn + STEP)}>
          {t("ui:loadMore")}
        </Button>
      ) : null}
    </section>
  );
}

function Sentence({ gloss }: { gloss: GlossInfo }) {
  return (
    <p lang="en" className="harvest-sentence">
      {pieces(gloss).map(({ text, mark }, index) =>
        mark ? (
          <mark key={index} {...(mark === "zh" ? { lang: "zh" } : {})}>
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  );
}

/** What the glossary says to it, and how sure the words are. */
function Said({ gloss, projectId }: { gloss: GlossInfo; projectId: number }) {
  const { t } = useTranslation("glossary");
  const { concept, standing } = gloss;
  return (
    <p className="row small">
      <Badge {...BADGES[standing]}>{t(`harvest.standing.${standing}`)}</Badge>
      {isDoubtful(gloss) ? <Badge form="half">{t("harvest.doubtful")}</Badge> : null}
      {concept && standing === "conflict" ? (
        <Link to="/projects/$projectId/glossary" params={{ projectId }} search={{ entry: concept.id, ...(concept.status === "proposed" ? { status: "proposed" as const } : {}) }}>
          {t(concept.status === "proposed" ? "harvest.proposalSays" : "harvest.glossarySays", { renderings: usable(concept.renderings).join("; ") || "—" })}
        </Link>
      ) : null}
    </p>
  );
}
