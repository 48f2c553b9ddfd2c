import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { projectsChange, projectsCreate } from "../api/generated/sdk.gen";
import { keys } from "../api/queries";
import type { Project } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { ErrorNote } from "../ui/ErrorNote";
import { Radios, TextArea, TextField } from "../ui/Field";

/** Name and describe a project: a new one, or one there is. */
export function ProjectDialog({ project, onClose }: { project: Project | null; onClose: () => void }) {
  const { t } = useTranslation("projects");
  const client = useQueryClient();
  const navigate = useNavigate();
  const [name, setName] = useState(project?.name ?? "");
  const [description, setDescription] = useState(project?.description ?? "");
  const [kind, setKind] = useState<Project["kind"]>("publication");
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), description: description.trim() };
      return project ? projectsChange({ path: { project_id: project.id }, body }) : projectsCreate({ body: { ...body, kind } });
    },
    onSuccess: async (saved) => {
      await client.invalidateQueries({ queryKey: keys.projects });
      onClose();
      if (!project) await navigate({ to: saved.kind === "glossary" ? "/projects/$projectId/glossary" : "/projects/$projectId/articles", params: { projectId: saved.id } });
    },
  });
  return (
    <Dialog
      title={project ? t("editNamed", { name: project.name }) : t("create")}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("ui:cancel")}</Button>
          <Button weight="primary" type="submit" form="project" busy={save.isPending}>
            {project ? t("ui:save") : t("create")}
          </Button>
        </>
      }
    >
      <form
        id="project"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <TextField label={t("name")} hint={t("nameHint")} required maxLength={200} value={name} onValue={setName} />
        {project ? null : <Radios label={t("kind.label")} value={kind} onValue={setKind} choices={(["publication", "glossary"] as const).map((value) => ({ value, label: t(`kind.${value}`), hint: t(`kind.${value}Hint`) }))} />}
        <TextArea label={t("description")} maxLength={20000} value={description} onValue={setDescription} />
        <ErrorNote error={save.error} />
      </form>
    </Dialog>
  );
}
