/** Parts of an entry that are shut until somebody asks for them. */
export const COMMENTS = "entry-comments";
export const HISTORY = "entry-history";

/** Open a part and go there: to its field, or to its heading, after which its buttons come. */
export function reveal(id: typeof COMMENTS | typeof HISTORY): void {
  const part = document.getElementById(id);
  if (!(part instanceof HTMLDetailsElement)) return;
  part.open = true;
  (part.querySelector("textarea") ?? part.querySelector("summary"))?.focus();
  part.scrollIntoView?.({ block: "nearest" });
}
