import { useQuery } from "@tanstack/react-query";
import { Link, Navigate } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { address } from "../api/http";
import { meQuery, projectsQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Project } from "../api/types";
import { Button } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { ProjectDialog } from "./ProjectDialog";
import "./projects.css";
import { RestoreDialog } from "./RestoreDialog";

/** Choose a project. Whoever has only one is taken there, unless they ask for the list (`all`). */
export function ProjectsPage({ all }: { all: boolean }) {
  const { t } = useTranslation("projects");
  const { data: me } = useQuery(meQuery);
  const projects = useQuery(projectsQuery);
  const [isRestoring, setIsRestoring] = useState(false);
  const [editing, setEditing] = useState<Project | "new" | null>(null);
  const only = projects.data?.length === 1 ? projects.data[0] : undefined;
  if (only && !all) return <Navigate to="/projects/$projectId/articles" params={{ projectId: only.id }} replace />;

  const create = me?.is_administrator ? (
    <>
      <Button onClick={() => setIsRestoring(true)}>{t("archive.restore")}</Button>
      <Button weight="primary" onClick={() => setEditing("new")}>
        {t("create")}
      </Button>
    </>
  ) : null;

  return (
    <Page title={t("title")} actions={projects.data && projects.data.length > 0 ? create : null}>
      <ErrorNote error={projects.error} onRetry={() => void projects.refetch()} />
      {projects.isPending ? <Loading /> : null}
      {projects.data?.length === 0 ? (
        <EmptyState title={t("none.title")} action={create}>
          <p>{me?.is_administrator ? t("none.administrator") : t("none.member")}</p>
        </EmptyState>
      ) : null}
      {projects.data && projects.data.length > 0 ? (
        <ul className="projects">
          {projects.data.map((project) => (
            <li key={project.id} className="panel project">
              <h2>
                <Link to={project.kind === "glossary" ? "/projects/$projectId/glossary" : "/projects/$projectId/articles"} params={{ projectId: project.id }}>
                  {project.name}
                </Link>
              </h2>
              {project.description ? <p>{project.description}</p> : null}
              <p className="row small soft">
                {project.kind === "glossary" ? <span>{t("kind.glossary")}</span> : null}
                <span>{t(`role.${project.role}`)}</span>
                {me?.is_administrator ? (
                  <a className="push" href={address(`/projects/${project.id}/archive`)} download aria-label={t("archive.takeOf", { name: project.name })}>
                    {t("archive.take")}
                  </a>
                ) : null}
                {may("editor", project, me) ? (
                  <Button weight="quiet" className={me?.is_administrator ? "" : "push"} aria-label={t("editNamed", { name: project.name })} onClick={() => setEditing(project)}>
                    {t("ui:edit")}
                  </Button>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
      {isRestoring ? <RestoreDialog onClose={() => setIsRestoring(false)} /> : null}
      {editing ? <ProjectDialog project={editing === "new" ? null : editing} onClose={() => setEditing(null)} /> : null}
    </Page>
  );
}
