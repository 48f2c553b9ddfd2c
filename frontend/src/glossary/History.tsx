import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Concept } from "../api/types";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { When } from "../ui/When";
import { fieldChanges } from "./history";
import { changesQuery } from "./queries";

/** Who did what to an entry, when and why; fetched when it is opened. */
export function History({ concept }: { concept: Concept }) {
  const { t } = useTranslation("glossary");
  const [open, setOpen] = useState(false);
  const changes = useQuery({ ...changesQuery(concept.id, concept.version), enabled: open });
  return (
    <details className="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
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
            {change.reason ? <p className="history-reason">{change.reason}</p> : null}
            {fieldChanges(change, (standing) => t(`standing.${standing}`)).map(({ field, before, after }) => (
              <p key={field} className="small">
                <span className="soft">{t(`field.${field}`)}: </span>
                {before ? <del>{before}</del> : null} {after ? <ins>{after}</ins> : null}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
