export const messages = import.meta.glob<Record<string, unknown>>("/src/*/messages.en.json", { eager: true, import: "default" });
