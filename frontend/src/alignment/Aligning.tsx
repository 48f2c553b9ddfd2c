import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Page } from "../ui/Page";
import { percent } from "../ui/Progress";
import type { Progress } from "../api/lines";
import { DiscardButton } from "./Discard";
import type { Review, View } from "./review";

/** Two texts whose pairs are being found, or could not be, or were given up. */
export function Aligning({ review, view, mayChange }: { review: Review; view: View; mayChange: boolean }) {
  const { t } = useTranslation("alignment");
  const { info, aligning, failure } = view;
  return (
    <Page title={info.name} lead={t("align.lead", { source: info.source_name, target: info.target_name })} actions={mayChange ? <DiscardButton info={info} /> : null}>
      <ErrorNote error={failure} />
      {aligning ? <AligningBar aligning={aligning} onCancel={() => review.cancel()} /> : null}
      {!aligning && mayChange ? (
        <div className="stack">
          <p>{t("align.notYet")}</p>
          <div className="row">
            <Button weight="primary" onClick={() => review.align(false)}>
              {t("align.begin")}
            </Button>
          </div>
        </div>
      ) : null}
      {!aligning && !mayChange ? <p>{t("align.waits")}</p> : null}
    </Page>
  );
}

export function AligningBar({ aligning, onCancel }: { aligning: Progress; onCancel: () => void }) {
  const { t } = useTranslation("alignment");
  const { done, of } = aligning;
  const share = percent(done, of);
  return (
    <div className="aligning" role="status">
      <span>{of > 0 ? t("align.progress", { percent: share, count: of }) : t("align.starts")}</span>
      <progress className="aligning-bar" aria-label={t("align.label")} max={Math.max(1, of)} {...(done > 0 ? { value: done } : {})} />
      <Button onClick={onCancel}>{t("align.cancel")}</Button>
    </div>
  );
}
