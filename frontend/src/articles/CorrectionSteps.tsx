import { useTranslation } from "react-i18next";
import type { CorrectionPreview, CorrectionStep } from "../api/generated/types.gen";
import { Badge } from "../ui/Badge";
import { DiffText } from "../ui/DiffText";

const OUTCOMES = ["changed", "new", "gone", "moved", "joined", "respelled"] as const;
const TONES = { changed: "notice", new: "good", gone: "bad", moved: "soft", joined: "notice", respelled: "soft" } as const;

/** What becomes of each segment that does not stay as it is, in the order of the corrected text. */
export function CorrectionSteps({ preview }: { preview: CorrectionPreview }) {
  const { t } = useTranslation("articles");
  const left = preview.steps_in_all - preview.steps.length;
  const count = (outcome: string) => preview.counts[outcome] ?? 0;
  return (
    <section className="stack" aria-label={t("correction.check")}>
      <p className="correction-counts">
        <span>{t("correction.unchanged", { count: count("unchanged") })}</span>
        {OUTCOMES.map((outcome) => (count(outcome) > 0 ? <span key={outcome}>{`${t(`correction.outcome.${outcome}`)}: ${count(outcome)}`}</span> : null))}
      </p>
      <ol className="correction-steps">
        {preview.steps.map((step) => (
          <Step key={`${step.segment_id ?? "new"}-${step.new_number ?? "gone"}`} step={step} />
        ))}
      </ol>
      {left > 0 ? <p className="soft">{t("correction.more", { count: left })}</p> : null}
    </section>
  );
}

function Step({ step }: { step: CorrectionStep }) {
  const { t } = useTranslation("articles");
  const { outcome, number, new_number: place, old_source, new_source, old_target, new_target, threads } = step;
  const goes = new_source === "";
  return (
    <li className="correction-step">
      <p className="correction-where small soft">
        <Badge tone={TONES[outcome]}>{t(`correction.outcome.${outcome}`)}</Badge>
        {number === null ? t("correction.at", { place }) : place === null || place === number ? t("correction.at", { place: number }) : t("correction.from", { number, place })}
      </p>
      <p className="reading correction-text" lang="zh-Hans">
        {goes ? <del>{old_source}</del> : old_source === "" ? <ins>{new_source}</ins> : <DiffText before={old_source} after={new_source} />}
      </p>
      <p className="reading correction-text" lang="en">
        {goes && outcome !== "joined" ? <del>{old_target}</del> : <DiffText before={old_target} after={new_target || (goes ? old_target : "")} />}
      </p>
      <p className="correction-what small soft">
        {t(outcome === "changed" && old_target === "" ? "correction.means.new" : `correction.means.${outcome}`)}
        {goes && threads > 0 ? ` ${t("correction.threads", { count: threads })}` : ""}
      </p>
    </li>
  );
}
