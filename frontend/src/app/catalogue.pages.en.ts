/** What the other pages say: sent with the first of them. */
export const messages = import.meta.glob<Record<string, unknown>>(["/src/*/messages.en.json", "!/src/{app,people,ui,segments}/messages.en.json"], { eager: true, import: "default" });
