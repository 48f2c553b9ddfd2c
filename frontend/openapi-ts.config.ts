import { defineConfig } from "@hey-api/openapi-ts";

// The types and calls come from the server's own description of itself, which is kept in the repository
// (openapi.json, written by `duizhao openapi`); a test on the server's side says when it is out of date.
export default defineConfig({
  input: "./openapi.json",
  output: { path: "src/api/generated", entryFile: false },
  plugins: [
    { name: "@hey-api/client-fetch", throwOnError: true, runtimeConfigPath: "./src/api/client.ts" },
    "@hey-api/typescript",
    { name: "@hey-api/sdk", responseStyle: "data" },
  ],
});
