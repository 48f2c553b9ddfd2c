import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { act, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { speakEnglish } from "../ui/testing";
import { Shell } from "./Shell";

const me = { id: 1, name: "Lin", email: "lin@example.org", is_administrator: false, has_password: true, language: "" };
const gone = problem(404, "There is no such article, or you may not see it.");

async function drawAt(address: string) {
  await speakEnglish();
  serve({ "GET /session": me, "GET /projects": [], "GET /projects/1": { id: 1, name: "ChinAI", role: "translator" }, "GET /articles/2": { id: 2, project_id: 1 }, "GET /articles/9": gone, "GET /projects/9": gone });
  const root = createRootRoute({ component: Shell });
  const page = (path: string) => createRoute({ getParentRoute: () => root, path, component: () => <p>The page</p> });
  const router = createRouter({
    routeTree: root.addChildren([
      page("/articles/$articleId").update({ params: { parse: ({ articleId }: { articleId: string }) => ({ articleId: Number(articleId) }) } } as never),
      page("/projects/$projectId/articles").update({ params: { parse: ({ projectId }: { projectId: string }) => ({ projectId: Number(projectId) }) } } as never),
    ]),
    history: createMemoryHistory({ initialEntries: [address] }),
  });
  await act(() => router.load());
  render(
    <QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" } } })}>
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the app's own router has other routes */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return router;
}

it("says of an article that is not there who may see one, and leads to the projects", async () => {
  await drawAt("/articles/9");
  expect(await screen.findByRole("heading", { name: "There is no such article, or you may not see it." })).toBeInTheDocument();
  expect(screen.getByText(/Only the members of a project and administrators/)).toBeInTheDocument();
  expect(screen.getByRole("link", { name: "Go to the projects" })).toHaveAttribute("href", "/?all=true");
  expect(screen.queryByText("The page")).toBeNull();
});

it("leads back to the articles where the person was before", async () => {
  const router = await drawAt("/articles/2");
  expect(await screen.findByRole("link", { name: "Articles" })).toBeInTheDocument();
  expect(screen.getByText("The page")).toBeInTheDocument();
  for (const to of ["/articles/9", "/projects/9/articles"]) {
    await act(() => router.navigate({ to } as never));
    expect(await screen.findByRole("link", { name: "Back to the articles" })).toHaveAttribute("href", "/projects/1/articles");
  }
});
