/** What the shell, signing in and the editor say: sent before anything is drawn. */
export const messages = import.meta.glob<Record<string, unknown>>("/src/{app,people,ui,segments}/messages.en.json", { eager: true, import: "default" });
