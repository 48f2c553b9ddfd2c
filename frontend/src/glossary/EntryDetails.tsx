import { useTranslation } from "react-i18next";
import type { Concept } from "../api/types";
import { Mark, type Form, type Tone } from "../ui/Badge";
import { Button } from "../ui/Button";
import { Keys } from "../ui/Keys";
import { When } from "../ui/When";
import { inOrder } from "./entry";
import { Evidence } from "./Evidence";
import { History } from "./History";
import { StatusBadge } from "./status";

const STANDING_LOOKS: Record<Concept["renderings"][number]["standing"], { form: Form; tone: Tone }> = {
  preferred: { form: "check", tone: "good" },
  admitted: { form: "full", tone: "soft" },
  deprecated: { form: "bar", tone: "notice" },
  forbidden: { form: "cross", tone: "bad" },
};

export interface Deeds {
  onApprove?: (() => void) | undefined;
  onAmend?: (() => void) | undefined;
  onReject?: (() => void) | undefined;
  onReopen?: (() => void) | undefined;
}

/** One entry whole: its renderings, why they are so, the evidence, and what may be done about it. */
export function EntryDetails({ concept, busy, deeds }: { concept: Concept; busy: boolean; deeds: Deeds }) {
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
            {variants.length > 0 ? (
              <>
                {" · "}
                <span lang="zh-Hans">{variants.join("、")}</span>
              </>
            ) : null}
          </p>
        </div>
        <StatusBadge status={status} />
      </header>
      <ul className="renderings">
        {inOrder(renderings).map(({ text, standing }) => (
          <li key={text} className={`rendering rendering-${standing}`}>
            <Mark {...STANDING_LOOKS[standing]} />
            <span className="rendering-text" lang="en">
              {text}
            </span>
            <span className="small soft">{t(`standing.${standing}`)}</span>
          </li>
        ))}
        {renderings.length === 0 ? <li className="soft">{t("noRendering")}</li> : null}
      </ul>
      <Actions busy={busy} deeds={deeds} />
      <Evidence concept={concept} />
      <dl className="details-facts">
        <Fact name={t("field.kind")} value={[t(`kind.${kind}`), domain].filter(Boolean).join(" · ")} />
        <Fact name={t("field.definition")} value={concept.definition} />
        <Fact name={t("field.note")} value={concept.note} />
        <Fact name={t("field.source")} value={concept.source} />
      </dl>
      <Decision concept={concept} />
      <History key={concept.id} concept={concept} />
    </article>
  );
}

function Actions({ busy, deeds }: { busy: boolean; deeds: Deeds }) {
  const { t } = useTranslation("glossary");
  const { onApprove, onAmend, onReject, onReopen } = deeds;
  if (!onApprove && !onAmend && !onReject && !onReopen) return null;
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
      {onReopen ? (
        <Button weight="quiet" disabled={busy} onClick={onReopen}>
          {t("reopen")}
        </Button>
      ) : null}
    </div>
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
