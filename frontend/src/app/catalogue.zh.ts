export const messages = import.meta.glob<Record<string, unknown>>("/src/*/messages.zh.json", { eager: true, import: "default" });
