/** What the other pages say: sent with the first of them. */
export const messages = import.meta.glob<Record<string, unknown>>(["/src/*/messages.zh.json", "!/src/{app,people,ui,segments}/messages.zh.json"], { eager: true, import: "default" });
