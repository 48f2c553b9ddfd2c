import { describe, expect, it } from "vitest";
import { may } from "./roles";

describe("may", () => {
  it("follows the ladder of roles", () => {
    expect(may("translator", { role: "reader" }, undefined)).toBe(false);
    expect(may("translator", { role: "translator" }, undefined)).toBe(true);
    expect(may("translator", { role: "editor" }, undefined)).toBe(true);
    expect(may("editor", { role: "translator" }, undefined)).toBe(false);
  });
  it("lets the administrator do everything", () => {
    expect(may("editor", undefined, { is_administrator: true })).toBe(true);
  });
});
