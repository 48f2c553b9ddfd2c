import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../ui/base.css";
import { applyTheme, readTheme } from "../ui/theme";
import { startI18n } from "./i18n";
import { queryClient } from "./queryClient";
import { foresee, router } from "./router";

applyTheme(readTheme());
foresee(window.location.pathname);
await startI18n();

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
