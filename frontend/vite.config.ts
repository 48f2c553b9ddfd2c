import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the server: `duizhao serve` listens here unless told otherwise. */
const server = process.env["DUIZHAO_URL"] ?? "http://127.0.0.1:8000";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "../app/web/static",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox120"], // light-dark() as it is written
    reportCompressedSize: true,
    manifest: true, // scripts/first-load.mjs reads which file needs which
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: server, changeOrigin: false } } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/app/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
