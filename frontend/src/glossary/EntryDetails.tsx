import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Concept, ProposedChange, Rendering } from "../api/types";
import { Mark } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Keys } from "../ui/Keys";
import { Note } from "../ui/Note";
import { When } from "../ui/When";
import { inOrder } from "./entry";
import { Comments } from "./Comments";
import { Evidence } from "./Evidence";
import { History } from "./History";
import { Occurrences } from "./Occurrences";
import { ProposedChanges } from "./ProposedChanges";
import { STANDING_LOOKS, StatusBadge } from "./status";

export interface Deeds {
  onApprove?: (() => void) | undefined;
  onAmend?: (() => void) | undefined;
  onReject?: (() => void) | undefined;
  onReopen?: (() => void) | undefined;
  onWithdraw?: (() => void) | undefined;
  onMerge?: (() => void) | undefined;
  /** Put a change before the editors, where one may not make it. */
  onProposeChange?: (() => void) | undefined;
  onRestore?: ((version: number) => void) | undefined;
  /** Take back the merge that was the last thing done to the entry. */
  onSeparate?: (() => void) | undefined;
  onAccept?: ((change: ProposedChange) => void) | undefined;
  onDecline?: ((change: ProposedChange) => void) | undefined;
  mayComment?: boolean;
}

/** One entry whole: its renderings, why they are so, the evidence, and what may be done about it. */
export function EntryDetails({ concept, busy, deeds, onChanged, projectId }: { concept: Concept; busy: boolean; deeds: Deeds; onChanged: () => void; projectId: number }) {
  const { t } = useTranslation("glossary");
  const { zh, pinyin, variants, kind, domain, status, renderings } = concept;
  return (
    <article className="details" aria-labelledby="entry-title">
      <header className="details-head">
        <div>
          <h2 id="entry-title" className="details-zh" lang="zh-Hans">
            {zh}
          </h2>
          <p className="soft">
            <span lang="zh-Latn">{pinyin}</span>
            {variants.map(({ text, form, standing }) => (
              <span key={text}>
                {" · "}
                <span lang="zh-Hans">{text}</span>
                {form === "variant" ? null : <span className="small"> {t(`form.${form}`)}</span>}
                {standing === "admitted" ? null : <span className="small"> ({t(`standing.${standing}`)})</span>}
              </span>
            ))}
          </p>
        </div>
        <StatusBadge status={status} />
      </header>
      {concept.merged_into ? (
        <Note tone="plain" role="status">
          <Link to="/projects/$projectId/glossary" params={{ projectId: concept.project_id }} search={{ entry: concept.merged_into }}>
            {t("merge.into")}
          </Link>
        </Note>
      ) : null}
      <ul className="renderings">
        {inOrder(renderings).map((rendering) => (
          <li key={rendering.text} className={`rendering rendering-${rendering.standing}`}>
            <Mark {...STANDING_LOOKS[rendering.standing]} />
            <span className="rendering-text" lang="en">
              {rendering.text}
            </span>
            <span className="small soft">{t(`standing.${rendering.standing}`)}</span>
            <RenderingFacts rendering={rendering} />
          </li>
        ))}
        {renderings.length === 0 ? <li className="soft">{t("noRendering")}</li> : null}
      </ul>
      <ProposedChanges concept={concept} onAccept={deeds.onAccept} onDecline={deeds.onDecline} onTakenBack={onChanged} busy={busy} />
      <Actions busy={busy} deeds={deeds} />
      <Evidence concept={concept} />
      <Occurrences key={`occurrences-${concept.id}`} concept={concept} projectId={projectId} />
      <dl className="details-facts">
        <Fact name={t("field.kind")} value={[t(`kind.${kind}`), domain].filter(Boolean).join(" · ")} />
        <Fact name={t("field.gloss")} value={concept.gloss === "house" ? "" : t(`gloss.${concept.gloss}`)} />
        <Fact name={t("field.definition")} value={concept.definition} />
        <Fact name={t("field.note")} value={concept.note} />
        <Fact name={t("field.print_note")} value={concept.print_note} />
        <Fact name={t("field.source")} value={concept.source} />
      </dl>
      <Decision concept={concept} />
      <Comments key={`comments-${concept.id}`} concept={concept} mayComment={deeds.mayComment === true} onCommented={onChanged} />
      <History key={concept.id} concept={concept} onRestore={deeds.onRestore} onSeparate={deeds.onSeparate} />
    </article>
  );
}

function Actions({ busy, deeds }: { busy: boolean; deeds: Deeds }) {
  const { t } = useTranslation("glossary");
  const { onApprove, onAmend, onReject, onReopen, onWithdraw, onMerge, onProposeChange } = deeds;
  if (![onApprove, onAmend, onReject, onReopen, onWithdraw, onMerge, onProposeChange].some(Boolean)) return null;
  return (
    <div className="row no-print">
      {onApprove ? (
        <Button weight="primary" busy={busy} onClick={onApprove}>
          {t("approve")} <Keys keys="a" />
        </Button>
      ) : null}
      {onAmend ? (
        <Button disabled={busy} onClick={onAmend}>
          {t("amend")} <Keys keys="e" />
        </Button>
      ) : null}
      {onReject ? (
        <Button weight="danger" disabled={busy} onClick={onReject}>
          {t("reject")} <Keys keys="r" />
        </Button>
      ) : null}
      {onProposeChange ? (
        <Button disabled={busy} onClick={onProposeChange}>
          {t("change.propose")} <Keys keys="e" />
        </Button>
      ) : null}
      {onMerge ? (
        <Button weight="quiet" disabled={busy} onClick={onMerge}>
          {t("merge.open")} <Keys keys="m" />
        </Button>
      ) : null}
      {onWithdraw ? (
        <Button weight="quiet" disabled={busy} onClick={onWithdraw}>
          {t("withdraw")}
        </Button>
      ) : null}
      {onReopen ? (
        <Button weight="quiet" disabled={busy} onClick={onReopen}>
          {t("reopen")}
        </Button>
      ) : null}
    </div>
  );
}

/** When to write a rendering, its other shapes, and whose it is. */
function RenderingFacts({ rendering }: { rendering: Rendering }) {
  const { t } = useTranslation("glossary");
  const { note, abbreviation, plural, provenance = "unknown", source, dated } = rendering;
  const shapes = [abbreviation, plural ? t("pluralIs", { plural }) : ""].filter(Boolean).join(" · ");
  const from = [provenance === "unknown" ? "" : t(`provenance.${provenance}`), source, dated].filter(Boolean).join(", ");
  if (!note && !shapes && !from) return null;
  return (
    <span className="rendering-facts small">
      {note ? <span>{note}</span> : null}
      {shapes ? <span lang="en">{shapes}</span> : null}
      {from ? <span className="soft">{from}</span> : null}
    </span>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  if (!value) return null;
  return (
    <div>
      <dt className="field-label">{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Who proposed it and who decided, and what they said. */
function Decision({ concept }: { concept: Concept }) {
  const { t } = useTranslation("glossary");
  const { proposed_by, proposed_at, decided_by, decided_at, status, reason } = concept;
  return (
    <div className="small soft">
      <p>
        {proposed_by ? t("proposedBy", { name: proposed_by }) : t("proposedOnce")} · <When at={proposed_at} />
      </p>
      {decided_at && status !== "proposed" ? (
        <p>
          {decided_by ? t(`decidedBy.${status}`, { name: decided_by }) : t(`status.${status}`)} · <When at={decided_at} />
        </p>
      ) : null}
      {reason ? <p className="history-reason">{reason}</p> : null}
    </div>
  );
}
