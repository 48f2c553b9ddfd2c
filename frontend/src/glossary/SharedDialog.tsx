import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { glossaryUse } from "../api/generated/sdk.gen";
import { projectsQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { usedQuery } from "./queries";

interface Props {
  projectId: number;
  onDone: () => void;
  onClose: () => void;
}

/** Which shared glossaries a publication uses, and which of two goes first. */
export function SharedDialog({ projectId, onDone, onClose }: Props) {
  const { t } = useTranslation("glossary");
  const used = useQuery(usedQuery(projectId));
  const projects = useQuery(projectsQuery);
  const [chosen, setChosen] = useState<number[] | null>(null);
  const save = useMutation({ mutationFn: (ids: number[]) => glossaryUse({ path: { project_id: projectId }, body: { ids } }), onSuccess: onDone });
  const ids = chosen ?? used.data?.map(({ id }) => id) ?? [];
  const names = new Map([...(projects.data?.filter(({ kind }) => kind === "glossary") ?? []), ...(used.data ?? [])].map(({ id, name }) => [id, name]));
  const others = [...names.keys()].filter((id) => !ids.includes(id));
  const move = (at: number, by: number) => {
    const moved = [...ids];
    const [one] = moved.splice(at, 1);
    if (one !== undefined) moved.splice(at + by, 0, one);
    setChosen(moved);
  };
  return (
    <Dialog
      title={t("shared.title")}
      unsaved={chosen !== null}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" busy={save.isPending} disabled={chosen === null} onClick={() => chosen && save.mutate(chosen)}>
            {t("ui:save")}
          </Button>
        </>
      }
    >
      <p className="soft">{t("shared.what")}</p>
      {ids.length === 0 && others.length === 0 ? <p>{t("shared.none")}</p> : null}
      <ol className="shared-list">
        {ids.map((id, at) => (
          <li key={id} className="row">
            <span>{names.get(id)}</span>
            <Button weight="quiet" className="push" disabled={at === 0} aria-label={t("shared.up", { name: names.get(id) ?? "" })} onClick={() => move(at, -1)}>
              ↑
            </Button>
            <Button weight="quiet" disabled={at === ids.length - 1} aria-label={t("shared.down", { name: names.get(id) ?? "" })} onClick={() => move(at, 1)}>
              ↓
            </Button>
            <Button weight="quiet" aria-label={t("shared.remove", { name: names.get(id) ?? "" })} onClick={() => setChosen(ids.filter((one) => one !== id))}>
              ✕
            </Button>
          </li>
        ))}
      </ol>
      {others.map((id) => (
        <Button key={id} onClick={() => setChosen([...ids, id])}>
          {t("shared.add", { name: names.get(id) ?? "" })}
        </Button>
      ))}
      <ErrorNote error={used.error ?? projects.error ?? save.error} />
    </Dialog>
  );
}
