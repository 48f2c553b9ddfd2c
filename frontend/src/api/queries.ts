/** What more than one feature asks the server. */
import { queryOptions } from "@tanstack/react-query";
import { aboutAbout, articlesArticle, articlesArticleFindings, projectsHouseStyle, projectsProject, projectsProjects, sessionWhoAmI } from "./generated/sdk.gen";
import type { Article, HouseStyle } from "./types";

export const keys = {
  me: ["me"] as const,
  projects: ["projects"] as const,
  project: (projectId: number) => ["projects", projectId] as const,
  articles: (projectId: number) => ["projects", projectId, "articles"] as const,
  pairings: (projectId: number) => ["projects", projectId, "pairings"] as const,
  article: (articleId: number) => ["articles", articleId] as const,
};

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => sessionWhoAmI({ signal }),
  staleTime: 5 * 60_000,
  retry: false,
});

/** What this installation is and allows: the same as long as the page is open. */
export const aboutQuery = queryOptions({
  queryKey: ["about"] as const,
  queryFn: ({ signal }) => aboutAbout({ signal }),
  staleTime: Infinity,
});

export const projectsQuery = queryOptions({
  queryKey: keys.projects,
  queryFn: ({ signal }) => projectsProjects({ signal }),
});

export const projectQuery = (projectId: number) =>
  queryOptions({
    queryKey: keys.project(projectId),
    queryFn: ({ signal }) => projectsProject({ path: { project_id: projectId }, signal }),
  });

export const houseStyleQuery = (projectId: number) =>
  queryOptions({
    queryKey: [...keys.project(projectId), "style"] as const,
    queryFn: ({ signal }) => projectsHouseStyle({ path: { project_id: projectId }, signal }) as Promise<HouseStyle>,
  });

export const articleQuery = (articleId: number) =>
  queryOptions({
    queryKey: keys.article(articleId),
    queryFn: ({ signal }) => articlesArticle({ path: { article_id: articleId }, signal }) as Promise<Article>,
  });

/** All checks run over the article as it is saved, each time it is asked for. */
export const allFindingsQuery = (articleId: number) =>
  queryOptions({
    queryKey: [...keys.article(articleId), "findings"] as const,
    queryFn: ({ signal }) => articlesArticleFindings({ path: { article_id: articleId }, signal }),
    staleTime: 0,
  });
