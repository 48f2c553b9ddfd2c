import { afterEach, describe, expect, it, vi } from "vitest";
import { copyRich, NotCopied } from "./clipboard";

const rich = { html: "<p>纯内资</p>", text: "纯内资" };

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, "execCommand");
});

describe("copying a document", () => {
  it("hands both forms to the clipboard", async () => {
    const written: Record<string, Promise<Blob>>[] = [];
    vi.stubGlobal("ClipboardItem", function item(parts: Record<string, Promise<Blob>>) {
      written.push(parts);
    });
    vi.stubGlobal("navigator", { clipboard: { write: vi.fn(async () => undefined) } });
    await copyRich(Promise.resolve(rich));
    expect(await (await written[0]?.["text/html"])?.text()).toBe(rich.html);
    expect(await (await written[0]?.["text/plain"])?.text()).toBe(rich.text);
  });

  it("says why when the document does not come", async () => {
    vi.stubGlobal("ClipboardItem", function item() {});
    vi.stubGlobal("navigator", { clipboard: { write: vi.fn(() => Promise.reject(new Error("no"))) } });
    await expect(copyRich(Promise.reject(new Error("not finished")))).rejects.toThrow("not finished");
  });

  it("says so when the browser refuses both ways", async () => {
    vi.stubGlobal("ClipboardItem", undefined);
    document.execCommand = () => false;
    await expect(copyRich(Promise.resolve(rich))).rejects.toThrow(NotCopied);
  });
});
