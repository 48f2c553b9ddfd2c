import { describe, expect, it } from "vitest";
import { ago, day } from "./When";

const now = new Date("2026-11-24T12:00:00Z");

describe("ago", () => {
  it.each([
    ["2026-11-24T11:59:50Z", "now"],
    ["2026-11-24T11:57:00Z", "3 minutes ago"],
    ["2026-11-24T09:00:00Z", "3 hours ago"],
    ["2026-11-23T10:00:00Z", "yesterday"],
    ["2026-11-01T10:00:00Z", "Nov 1, 2026"],
  ])("says %s as “%s”", (at, said) => {
    expect(ago(new Date(at), now, "en")).toBe(said);
  });

  it("speaks Chinese", () => {
    expect(ago(new Date("2026-11-24T09:00:00Z"), now, "zh")).toBe("3小时前");
    expect(ago(new Date("2026-11-24T11:59:50Z"), now, "zh")).toBe("刚刚");
  });
});

describe("day", () => {
  it("is the same day in every time zone", () => {
    expect(day("2020-05-18", "en")).toBe("May 18, 2020");
    expect(day("2020-05-18", "zh")).toBe("2020年5月18日");
  });
  it("leaves what is no date as it was written", () => {
    expect(day("May 2020", "en")).toBe("May 2020");
  });
});
