import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Concept } from "../api/types";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { When } from "../ui/When";
import { Button } from "../ui/Button";
import { FieldDifference } from "./FieldDifference";
import { fieldChanges } from "./history";
import { changesQuery } from "./queries";
import { HISTORY } from "./reveal";
import { useNaming } from "./useNaming";

/** Who did what to an entry, when and why; fetched when it is opened. */
export function History({ concept, onRestore, onSeparate }: { concept: Concept; onRestore: ((version: number) => void) | undefined; onSeparate: (() => void) | undefined }) {
  const { t } = useTranslation("glossary");
  const naming = useNaming();
  const [open, setOpen] = useState(false);
  const changes = useQuery({ ...changesQuery(concept.id, concept.version), enabled: open });
  return (
    <details id={HISTORY} className="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("history")}</summary>
      {open && changes.isPending ? <Loading lines={2} /> : null}
      <ErrorNote error={changes.error} />
      <ol>
        {changes.data?.map((change) => (
          <li key={change.version}>
            <p>
              <strong>{t(`action.${change.action}`)}</strong>
              {change.by ? ` · ${change.by}` : ""} · <When at={change.at} />
            </p>
            {change.other_id ? <MergedWith id={change.other_id} projectId={concept.project_id} /> : null}
            {change.reason ? <p className="history-reason">{change.reason}</p> : null}
            {fieldChanges(change, naming).map(({ field, lines }) => (
              <p key={field} className="small">
                <span className="soft">{t(`field.${field}`)}: </span>
                <FieldDifference lines={lines} />
              </p>
            ))}
            {onSeparate && change.action === "merged" && change.version === concept.version ? (
              <Button weight="quiet" onClick={onSeparate}>
                {t("merge.separate")}
              </Button>
            ) : null}
            {onRestore && change.version < concept.version ? (
              <Button weight="quiet" onClick={() => onRestore(change.version)} aria-label={t("restoreVersion", { version: change.version })}>
                {t("restore")}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </details>
  );
}

function MergedWith({ id, projectId }: { id: number; projectId: number }) {
  const { t } = useTranslation("glossary");
  return (
    <p className="small">
      <Link to="/projects/$projectId/glossary" params={{ projectId }} search={{ entry: id }}>
        {t("merge.other", { id })}
      </Link>
    </p>
  );
}
