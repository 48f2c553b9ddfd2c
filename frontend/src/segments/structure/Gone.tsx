import { useTranslation } from "react-i18next";
import { Button } from "../../ui/Button";
import { Copy } from "../../ui/Copy";
import { useFact } from "../hooks";
import { shown } from "../saving/work";
import type { Session } from "../session";

/** Somebody has dropped the row or joined it to another, and what was typed in it is here only. */
export function Gone({ session, segmentId }: { session: Session; segmentId: number }) {
  const { t } = useTranslation("segments");
  const text = useFact(session, segmentId, (work) => shown(work).target) ?? "";
  return (
    <div role="cell" className="segment-others row-gone">
      <span>{t("row.gone")}</span>
      <Copy value={text} label={t("row.copy")} />
      <Button weight="quiet" onClick={() => session.article.discard(segmentId)}>
        {t("row.discard")}
      </Button>
    </div>
  );
}
