/** Draws a page as the app would: with a router, a query client and the English sentences. */
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRoute, createRouter, Outlet, RouterProvider } from "@tanstack/react-router";
import { act, render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import i18next from "i18next";
import type { ReactNode } from "react";
import { initReactI18next } from "react-i18next";
import { Toasts } from "./Toast";

const messages = import.meta.glob<Record<string, unknown>>("/src/*/messages.en.json", { eager: true, import: "default" });

export async function speakEnglish(): Promise<void> {
  if (i18next.isInitialized) return;
  const en = Object.fromEntries(Object.entries(messages).map(([path, catalogue]) => [path.split("/").at(-2) ?? path, catalogue]));
  await i18next.use(initReactI18next).init({ resources: { en } as never, lng: "en", fallbackLng: false, defaultNS: "ui", interpolation: { escapeValue: false } });
}

/** Every address shows `page`; `path()` says where a link or a page has led. */
export async function draw(page: ReactNode, at = "/"): Promise<{ user: ReturnType<typeof userEvent.setup>; path: () => string; container: HTMLElement }> {
  await speakEnglish();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: "always" }, mutations: { networkMode: "always" } } });
  const root = createRootRoute({
    component: () => (
      <>
        <Outlet />
        <Toasts />
      </>
    ),
  });
  const any = createRoute({ getParentRoute: () => root, path: "$", component: () => page });
  const index = createRoute({ getParentRoute: () => root, path: "/", component: () => page });
  const router = createRouter({ routeTree: root.addChildren([index, any]), history: createMemoryHistory({ initialEntries: [at] }) });
  await act(() => router.load());
  const { container } = render(
    <QueryClientProvider client={client}>
      {/* oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the app's own router has other routes */}
      <RouterProvider router={router as never} />
    </QueryClientProvider>,
  );
  return { user: userEvent.setup(), path: () => router.state.location.href, container };
}
