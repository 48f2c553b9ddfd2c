import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, Outlet, useLocation, useParams } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isProblem } from "../api/http";
import { articleQuery, meQuery, projectQuery, projectsQuery } from "../api/queries";
import { Menu } from "../ui/Menu";
import { useShortcuts } from "../ui/shortcuts";
import { Toasts } from "../ui/Toast";
import { Help } from "./Help";
import { Missing } from "./Missing";
import { speak } from "./i18n";
import { PersonMenu } from "./PersonMenu";
import "./shell.css";
import { SignedOut } from "./SignedOut";
import { Wordmark } from "./Wordmark";

interface Place {
  readonly projectId: number | undefined;
  /** What the address names, where it is not there or this person may not see it. */
  readonly missing: "article" | "project" | null;
}

/** The project in view: named in the address, or the one the article in view belongs to; on a page of no project
 * (settings, an article that is not there) the last one, so that one finds back. */
function usePlace(): Place {
  const { pathname } = useLocation();
  const { projectId, articleId } = useParams({ strict: false });
  const article = useQuery({ ...articleQuery(articleId ?? 0), enabled: projectId === undefined && articleId !== undefined });
  const project = useQuery({ ...projectQuery(projectId ?? 0), enabled: projectId !== undefined });
  const missing = projectId !== undefined && isMissing(project) ? "project" : articleId !== undefined && isMissing(article) ? "article" : null;
  const here = missing === null ? (projectId ?? (articleId === undefined ? undefined : article.data?.project_id)) : undefined;
  const [last, setLast] = useState(here);
  const known = here !== undefined && (projectId === undefined || project.data !== undefined);
  if (known && here !== last) setLast(here);
  return { projectId: here ?? (pathname === "/" ? undefined : last), missing };
}

/** Not what was here a moment ago: a page that is open keeps what is on it. */
function isMissing({ data, error }: { data: unknown; error: unknown }): boolean {
  return data === undefined && isProblem(error, 404, 422);
}

export function Shell() {
  const { t, i18n } = useTranslation("app");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { projectId, missing } = usePlace();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  const arrivedAt = useRef(pathname);
  const [helping, setHelping] = useState(false);

  useShortcuts(t("keys.everywhere"), [{ keys: "?", label: t("keys.help"), run: () => setHelping(true) }]);

  const wanted = me?.language;
  useEffect(() => {
    if (wanted && wanted !== i18n.language) void speak(wanted);
  }, [wanted, i18n]);

  // A new page begins at its top for a screen reader too.
  useEffect(() => {
    if (arrivedAt.current !== pathname) main.current?.focus({ preventScroll: true });
    arrivedAt.current = pathname;
  }, [pathname]);

  return (
    <div className="shell">
      <a href="#main" className="skip unseen" onClick={() => main.current?.focus()}>
        {t("skip")}
      </a>
      <header className="top no-print">
        <Link to="/" search={{ all: true }} className="top-home" aria-label={t("home")}>
          <Wordmark />
        </Link>
        <ProjectMenu projectId={projectId} />
        {projectId === undefined ? null : <ProjectNav projectId={projectId} />}
        <div className="top-end">
          <button type="button" className="menu-button top-help" aria-label={t("keys.help")} aria-keyshortcuts="?" title={t("keys.help")} onClick={() => setHelping(true)}>
            <kbd aria-hidden="true">?</kbd>
          </button>
          {me ? <PersonMenu me={me} onSignedOut={() => client.clear()} /> : null}
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className="main">
        {missing === null ? <Outlet /> : <Missing what={missing} projectId={projectId} />}
      </main>
      <Toasts />
      {helping ? <Help onClose={() => setHelping(false)} /> : null}
      {me ? <SignedOut me={me} /> : null}
    </div>
  );
}

function ProjectMenu({ projectId }: { projectId: number | undefined }) {
  const { t } = useTranslation("app");
  const { data: projects = [] } = useQuery(projectsQuery);
  const project = useQuery({ ...projectQuery(projectId ?? 0), enabled: projectId !== undefined });
  if (projectId === undefined) return <span className="top-project" />;
  return (
    <Menu className="top-project" label={t("projects.choose", { name: project.data?.name ?? "" })} button={<span className="top-project-name">{project.data?.name ?? "…"} <span aria-hidden="true">▾</span></span>}>
      {projects.map(({ id, name }) => (
        <Link key={id} role="menuitem" tabIndex={-1} className="menu-item" to="/projects/$projectId/articles" params={{ projectId: id }} aria-current={id === projectId ? "true" : undefined}>
          {name}
        </Link>
      ))}
      <hr className="menu-rule" />
      <Link role="menuitem" tabIndex={-1} className="menu-item" to="/" search={{ all: true }}>
        {t("projects.all")}
      </Link>
    </Menu>
  );
}

function ProjectNav({ projectId }: { projectId: number }) {
  const { t } = useTranslation("app");
  const { pathname } = useLocation();
  const params = { projectId };
  return (
    <nav className="top-nav" aria-label={t("nav.label")}>
      <Link to="/projects/$projectId/articles" params={params} data-here={pathname.includes("/articles") || undefined}>
        {t("nav.articles")}
      </Link>
      <Link to="/projects/$projectId/glossary" params={params} data-here={/\/(?:glossary|harvest)/.test(pathname) || undefined}>
        {t("nav.glossary")}
      </Link>
      <Link to="/projects/$projectId/people" params={params} data-here={pathname.endsWith("/people") || undefined}>
        {t("nav.people")}
      </Link>
      <Link to="/projects/$projectId/style" params={params} data-here={pathname.endsWith("/style") || undefined}>
        {t("nav.style")}
      </Link>
      <Link to="/projects/$projectId/checks" params={params} data-here={pathname.endsWith("/checks") || undefined}>
        {t("nav.checks")}
      </Link>
    </nav>
  );
}
