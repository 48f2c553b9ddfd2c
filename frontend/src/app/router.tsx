import { createRootRoute, createRoute, createRouter, Outlet, redirect, type ErrorComponentProps } from "@tanstack/react-router";
import { lazy, Suspense, type ComponentType, type ReactNode } from "react";
import { isProblem } from "../api/http";
import { articleQuery, meQuery, projectQuery } from "../api/queries";
import { readArticlesSearch } from "../articles/filters";
import { readFindingsSearch } from "../checks/findings";
import { readExportSearch } from "../articles/exporting";
import { readHarvestSearch } from "../glossary/harvest";
import { readGlossarySearch, readVarietySearch } from "../glossary/search";
import { safeReturn } from "../people/signing";
import type { WholeEntryProps } from "../segments/AmendTerm";
import { beginFirstPage } from "../segments/firstPage";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { speakOnPages } from "./i18n";
import { NotFound } from "./NotFound";
import { Porch } from "./Porch";
import { queryClient } from "./queryClient";
import { Shell } from "./Shell";

/** A page's program is fetched when the page is opened, so that nobody waits for pages they do not see. */
function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>, meanwhile: ReactNode = <Loading lines={12} />): (props: Props) => ReactNode {
  const Page = lazy(async () => {
    const [page] = await Promise.all([load(), speakOnPages()]);
    return { default: page };
  }) as unknown as ComponentType<Props>;
  return function Fetched(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Page {...props} />
      </Suspense>
    );
  };
}

const ArticleDetailsPage = fetched(async () => (await import("../articles/ArticleDetailsPage")).ArticleDetailsPage);
const CorrectionPage = fetched(async () => (await import("../articles/CorrectionPage")).CorrectionPage);
const ExportPage = fetched(async () => (await import("../articles/ExportPage")).ExportPage);
const ImportPage = fetched(async () => (await import("../articles/ImportPage")).ImportPage);
const CheckWeightsPage = fetched(async () => (await import("../checks/CheckWeightsPage")).CheckWeightsPage);
const FindingsPage = fetched(async () => (await import("../checks/FindingsPage")).FindingsPage);
const GlossaryPage = fetched(async () => (await import("../glossary/GlossaryPage")).GlossaryPage);
const GlossaryImportPage = fetched(async () => (await import("../glossary/GlossaryImportPage")).GlossaryImportPage);
const UsesPage = fetched(async () => (await import("../glossary/UsesPage")).UsesPage);
const InconsistenciesPage = fetched(async () => (await import("../glossary/InconsistenciesPage")).InconsistenciesPage);
const HarvestPage = fetched(async () => (await import("../glossary/HarvestPage")).HarvestPage);
const CandidatesPage = fetched(async () => (await import("../glossary/CandidatesPage")).CandidatesPage);
const InvitationPage = fetched(async () => (await import("../people/InvitationPage")).InvitationPage);
const MembersPage = fetched(async () => (await import("../people/MembersPage")).MembersPage);
const PeoplePage = fetched(async () => (await import("../people/PeoplePage")).PeoplePage);
const SettingsPage = fetched(async () => (await import("../people/SettingsPage")).SettingsPage);
const SignInPage = fetched(async () => (await import("../people/SignInPage")).SignInPage);
const HouseStylePage = fetched(async () => (await import("../projects/HouseStylePage")).HouseStylePage);
const PairingPage = fetched(async () => (await import("../alignment/PairingPage")).PairingPage);
const ArticlesPage = fetched(async () => (await import("../articles/ArticlesPage")).ArticlesPage);
const ProjectsPage = fetched(async () => (await import("../projects/ProjectsPage")).ProjectsPage);

const number = (text: string): number => {
  const value = Number(text);
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
};

const rootRoute = createRootRoute({ component: Outlet });

const porchRoute = createRoute({ getParentRoute: () => rootRoute, id: "porch", component: Porch });

const signInRoute = createRoute({
  getParentRoute: () => porchRoute,
  path: "/sign-in",
  validateSearch: (search: Record<string, unknown>): { next?: string } => (typeof search["next"] === "string" ? { next: search["next"] } : {}),
  component: function SignIn() {
    const { next } = signInRoute.useSearch();
    return <SignInPage next={safeReturn(next)} />;
  },
});

const invitationRoute = createRoute({
  getParentRoute: () => porchRoute,
  path: "/invitations/$token",
  component: function Invitation() {
    return <InvitationPage token={invitationRoute.useParams().token} />;
  },
});

/** Everything behind the door: who is asking is known before a page is drawn. */
const shellRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: "shell",
  component: Shell,
  beforeLoad: async ({ location }) => {
    try {
      await queryClient.ensureQueryData(meQuery);
    } catch (error) {
      if (isProblem(error, 401)) {
        throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { next: location.href }, replace: true });
      }
      throw error;
    }
  },
});

const homeRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { all?: true } => (search["all"] === true ? { all: true } : {}),
  component: function Home() {
    return <ProjectsPage all={homeRoute.useSearch().all === true} />;
  },
});

const projectParams = {
  parse: ({ projectId }: { projectId: string }) => ({ projectId: number(projectId) }),
  stringify: ({ projectId }: { projectId: number }) => ({ projectId: String(projectId) }),
};

const articleParams = {
  parse: ({ articleId }: { articleId: string }) => ({ articleId: number(articleId) }),
  stringify: ({ articleId }: { articleId: number }) => ({ articleId: String(articleId) }),
};

const articlesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/articles",
  params: projectParams,
  validateSearch: readArticlesSearch,
  component: function Articles() {
    const navigate = articlesRoute.useNavigate();
    const { projectId } = articlesRoute.useParams();
    return <ArticlesPage key={projectId} projectId={projectId} search={articlesRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const importRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/articles/new",
  params: projectParams,
  component: function Import() {
    return <ImportPage projectId={importRoute.useParams().projectId} />;
  },
});

const pairingRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/articles/reviews/$pairingId",
  params: {
    parse: ({ projectId, pairingId }: { projectId: string; pairingId: string }) => ({ projectId: number(projectId), pairingId: number(pairingId) }),
    stringify: ({ projectId, pairingId }: { projectId: number; pairingId: number }) => ({ projectId: String(projectId), pairingId: String(pairingId) }),
  },
  component: function Pairing() {
    const { projectId, pairingId } = pairingRoute.useParams();
    return <PairingPage key={pairingId} projectId={projectId} pairingId={pairingId} />;
  },
});

const glossaryRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/glossary",
  params: projectParams,
  validateSearch: readGlossarySearch,
  component: function Glossary() {
    const navigate = glossaryRoute.useNavigate();
    const { projectId } = glossaryRoute.useParams();
    return <GlossaryPage key={projectId} projectId={projectId} search={glossaryRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const glossaryImportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/glossary/import",
  params: projectParams,
  component: function GlossaryImport() {
    return <GlossaryImportPage projectId={glossaryImportRoute.useParams().projectId} />;
  },
});

const inconsistenciesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/glossary/inconsistencies",
  params: projectParams,
  validateSearch: readVarietySearch,
  component: function Inconsistencies() {
    const { variety = "inconsistent" } = inconsistenciesRoute.useSearch();
    const go = inconsistenciesRoute.useNavigate();
    return <InconsistenciesPage projectId={inconsistenciesRoute.useParams().projectId} variety={variety} onVariety={(one) => void go({ search: one === "allowed" ? { variety: one } : {}, replace: true })} />;
  },
});

const usesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/glossary/$conceptId/uses",
  params: {
    parse: ({ projectId, conceptId }: { projectId: string; conceptId: string }) => ({ projectId: number(projectId), conceptId: number(conceptId) }),
    stringify: ({ projectId, conceptId }: { projectId: number; conceptId: number }) => ({ projectId: String(projectId), conceptId: String(conceptId) }),
  },
  component: function Uses() {
    const { projectId, conceptId } = usesRoute.useParams();
    return <UsesPage key={conceptId} projectId={projectId} conceptId={conceptId} />;
  },
});

const membersRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/people",
  params: projectParams,
  component: function Members() {
    return <MembersPage projectId={membersRoute.useParams().projectId} />;
  },
});

const styleRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/style",
  params: projectParams,
  component: function Style() {
    return <HouseStylePage projectId={styleRoute.useParams().projectId} />;
  },
});

const checksRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/checks",
  params: projectParams,
  component: function Checks() {
    return <CheckWeightsPage projectId={checksRoute.useParams().projectId} />;
  },
});

const editor = () => import("../segments/EditorPage");
const EditorPage = lazy(editor);
/** The glossary's form over the editor: a change of any field is proposed without leaving the row. */
const WholeEntry = fetched<WholeEntryProps>(async () => {
  const { AmendDialog } = await import("../glossary/AmendDialog");
  return function WholeEntry({ renderings, reason, comment, ...props }) {
    return <AmendDialog {...props} mayApprove={false} proposes begun={{ renderings, reason, comment }} />;
  };
}, null);

/**
 * What the editor at this address will need is asked for at once, beside the sentences and the person: one after
 * the other, each would wait for an answer before the next is asked. Who may not have it is told by the page.
 */
export function foresee(pathname: string): void {
  const articleId = number(/^\/articles\/(\d+)\/?$/.exec(pathname)?.[1] ?? "");
  if (!articleId) return;
  void queryClient.prefetchQuery(meQuery);
  void editor().catch(() => {});
  beginFirstPage(articleId);
  void queryClient
    .fetchQuery(articleQuery(articleId))
    .then(({ project_id: projectId }) => queryClient.prefetchQuery(projectQuery(projectId)))
    .catch(() => {});
}

const editorRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId",
  params: articleParams,
  validateSearch: (search: Record<string, unknown>): { segment?: number } => {
    const segment = number(String(search["segment"] ?? ""));
    return segment ? { segment } : {};
  },
  // Fetched beside the person and the article, not after them.
  loader: () => void editor(),
  component: function Editor() {
    const { articleId } = editorRoute.useParams();
    const { segment } = editorRoute.useSearch();
    return (
      <Suspense fallback={<Loading lines={12} />}>
        <EditorPage key={articleId} articleId={articleId} WholeEntry={WholeEntry} {...(segment ? { segment } : {})} />
      </Suspense>
    );
  },
});

const detailsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId/details",
  params: articleParams,
  component: function Details() {
    return <ArticleDetailsPage articleId={detailsRoute.useParams().articleId} />;
  },
});

const correctionRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId/correction",
  params: articleParams,
  component: function Correction() {
    const { articleId } = correctionRoute.useParams();
    return <CorrectionPage key={articleId} articleId={articleId} />;
  },
});

const exportRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId/export",
  params: articleParams,
  validateSearch: readExportSearch,
  component: function Export() {
    const navigate = exportRoute.useNavigate();
    return <ExportPage articleId={exportRoute.useParams().articleId} search={exportRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const findingsRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId/findings",
  params: articleParams,
  validateSearch: readFindingsSearch,
  component: function Findings() {
    const navigate = findingsRoute.useNavigate();
    return <FindingsPage articleId={findingsRoute.useParams().articleId} search={findingsRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const candidatesRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/articles/$articleId/terms",
  params: articleParams,
  component: function Candidates() {
    const { articleId } = candidatesRoute.useParams();
    return <CandidatesPage key={articleId} articleId={articleId} />;
  },
});

const harvestRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: "/projects/$projectId/harvest",
  params: projectParams,
  validateSearch: readHarvestSearch,
  component: function Harvest() {
    const navigate = harvestRoute.useNavigate();
    const { projectId } = harvestRoute.useParams();
    return <HarvestPage key={projectId} projectId={projectId} search={harvestRoute.useSearch()} onSearch={(search) => void navigate({ search, replace: true })} />;
  },
});

const settingsRoute = createRoute({ getParentRoute: () => shellRoute, path: "/settings", component: SettingsPage });
const peopleRoute = createRoute({ getParentRoute: () => shellRoute, path: "/people", component: PeoplePage });

/** Any other address: not found, with the way to everything else around it. */
const elsewhereRoute = createRoute({ getParentRoute: () => shellRoute, path: "$", component: NotFound });

function Failed({ error, reset }: ErrorComponentProps) {
  return (
    <div className="page">
      <ErrorNote error={error} onRetry={reset} />
    </div>
  );
}

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    porchRoute.addChildren([signInRoute, invitationRoute]),
    shellRoute.addChildren([homeRoute, articlesRoute, importRoute, pairingRoute, glossaryRoute, glossaryImportRoute, inconsistenciesRoute, usesRoute, membersRoute, styleRoute, checksRoute, editorRoute, detailsRoute, correctionRoute, findingsRoute, candidatesRoute, harvestRoute, exportRoute, settingsRoute, peopleRoute, elsewhereRoute]),
  ]),
  defaultErrorComponent: Failed,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
