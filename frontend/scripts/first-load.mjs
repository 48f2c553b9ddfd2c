/*
 * Prints how much JavaScript a browser is sent before a page can be used,
 * compressed as the server sends it, after `npm run build`; fails where it is more than is promised.
 *
 *     node scripts/first-load.mjs
 */

import { readFileSync } from "node:fs";

const BUILT = new URL("../../app/web/static/", import.meta.url);
/** Each with its limit in kB and the module of the page; CodeMirror is a third of what the editor needs. */
const PAGES = [
  ["the start", 250, ["src/projects/ProjectsPage.tsx"]],
  ["the list of articles", 250, ["src/articles/ArticlesPage.tsx"]],
  ["the glossary", 250, ["src/glossary/GlossaryPage.tsx"]],
  ["the editor", 250, ["src/segments/EditorPage.tsx"]],
];
const ALWAYS = ["index.html", "src/app/catalogue.en.ts"];

const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", BUILT), "utf8"));

/** The files that are fetched with a module before it runs. */
function needed(name, found = new Set()) {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`The build has no ${name}; run npm run build first.`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const one of chunk.imports ?? []) needed(one, found);
  return found;
}

const sizes = new Map();
function compressed(file) {
  if (!sizes.has(file)) sizes.set(file, readFileSync(new URL(`${file}.br`, BUILT)).length);
  return sizes.get(file);
}

let tooMuch = false;
for (const [page, limit, modules] of PAGES) {
  const files = new Set();
  for (const name of [...ALWAYS, ...modules]) for (const file of needed(name)) if (file.endsWith(".js")) files.add(file);
  const kilobytes = [...files].reduce((sum, file) => sum + compressed(file), 0) / 1000;
  const fits = kilobytes <= limit;
  tooMuch ||= !fits;
  console.log(`${page}: ${kilobytes.toFixed(1)} kB in ${files.size} files${fits ? "" : `, more than ${limit} kB`}`);
}
process.exitCode = tooMuch ? 1 : 0;
