import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where `npm run dev` finds the server: `duizhao serve` listens here unless told otherwise. */
const server = process.env["DUIZHAO_URL"] ?? "http://127.0.0.1:8000";

/** Beside each script and style its Brotli form, an eighth smaller than gzip: made once here, not at every request. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle({ dir }) {
      const assets = join(dir ?? "", "assets");
      for (const name of readdirSync(assets)) {
        if (!/\.(js|css)$/.test(name)) continue;
        writeFileSync(join(assets, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name))));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), packed()],
  build: {
    outDir: "../app/web/static",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox120"], // light-dark() as it is written
    reportCompressedSize: true,
    rolldownOptions: {
      treeshake: { moduleSideEffects: [{ test: /node_modules\/@lezer\//, sideEffects: false }] },
      output: {
        // CodeMirror's completion reads programs' syntax; the editor can be typed in without either.
        codeSplitting: {
          groups: [
            // Every page needs these, and a file asked for costs more than the few kilobytes in it.
            { name: "shell", tags: ["$initial"], priority: 2 },
            { name: "codemirror", test: /node_modules\/@codemirror\/(state|view)\//, priority: 1 },
            { name: "syntax", test: /node_modules\/(@lezer\/|@codemirror\/language\/)/ },
          ],
        },
      },
    },
    manifest: true, // a test reads which file needs which
  },
  server: { host: "127.0.0.1", proxy: { "/api": { target: server, changeOrigin: false }, "/public": { target: server, changeOrigin: false } } },
  test: {
    environment: "jsdom",
    setupFiles: ["src/app/test-setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    unstubGlobals: true,
  },
});
