import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { glossaryTakeChangeBack } from "../api/generated/sdk.gen";
import type { Concept, ProposedChange } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { When } from "../ui/When";
import { FieldDifference } from "./FieldDifference";
import { difference } from "./history";
import { useNaming } from "./useNaming";

interface Props {
  concept: Concept;
  /** What an editor may do; the keys are those of a proposal. */
  onAccept: ((change: ProposedChange) => void) | undefined;
  onDecline: ((change: ProposedChange) => void) | undefined;
  onTakenBack: () => void;
  busy: boolean;
}

/** The changes that people propose of an entry: what is there, and what would be. */
export function ProposedChanges({ concept, onAccept, onDecline, onTakenBack, busy }: Props) {
  const { t } = useTranslation("glossary");
  const naming = useNaming();
  const takeBack = useMutation({ mutationFn: (id: number) => glossaryTakeChangeBack({ path: { change_id: id } }), onSuccess: onTakenBack });
  return concept.open_changes.map((change, at) => (
    <section key={change.id} className="proposed-change" aria-label={t("change.title", { name: change.by ?? "" })}>
      <h3>
        {t("change.title", { name: change.by ?? "" })} <span className="small soft">· <When at={change.at} /></span>
      </h3>
      {change.comment ? <p className="history-reason">{change.comment}</p> : null}
      <dl className="change-fields">
        {change.differences.map(({ field, before, after, moved }) => (
          <div key={field}>
            <dt className="field-label">{t(`field.${field}`)}</dt>
            <dd lang={field === "zh" || field === "variants" ? "zh-Hans" : undefined}>
              <FieldDifference lines={difference(field, before, after, naming)} />
              {moved ? <p className="small soft">{t("change.moved")}</p> : null}
            </dd>
          </div>
        ))}
      </dl>
      <div className="row no-print">
        {onAccept ? (
          <Button weight="primary" busy={busy} onClick={() => onAccept(change)}>
            {t("change.accept")} {at === 0 && concept.status !== "proposed" ? <Keys keys="a" /> : null}
          </Button>
        ) : null}
        {onDecline ? (
          <Button weight="danger" disabled={busy} onClick={() => onDecline(change)}>
            {t("change.decline")} {at === 0 && concept.status !== "proposed" ? <Keys keys="r" /> : null}
          </Button>
        ) : null}
        {change.mine ? (
          <Button weight="quiet" busy={takeBack.isPending} onClick={() => takeBack.mutate(change.id)}>
            {t("change.takeBack")}
          </Button>
        ) : null}
      </div>
      <ErrorNote error={takeBack.error} />
    </section>
  ));
}
