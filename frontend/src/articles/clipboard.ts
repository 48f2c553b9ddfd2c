/** One document in the two forms that programs look for on the clipboard. */
export interface Rich {
  html: string;
  text: string;
}

/**
 * Put a document on the clipboard that is still being fetched. The browser is asked at once, while it still knows that
 * somebody pressed a button; a promise in the item is what Safari wants. Where there is no such clipboard, as on a page
 * without HTTPS, the older way is tried.
 */
export async function copyRich(coming: Promise<Rich>): Promise<void> {
  // ClipboardItem is missing where the page is not secure, whatever its type says.
  if (typeof ClipboardItem !== "undefined" && "clipboard" in navigator) {
    const part = (type: string, of: (rich: Rich) => string): Promise<Blob> => {
      const blob = coming.then((rich) => new Blob([of(rich)], { type }));
      blob.catch(() => undefined); // said below, also where the browser never looked at it
      return blob;
    };
    try {
      await navigator.clipboard.write([new ClipboardItem({ "text/html": part("text/html", ({ html }) => html), "text/plain": part("text/plain", ({ text }) => text) })]);
      return;
    } catch {
      // Not allowed, or the document did not come: then this says why.
      await coming;
    }
  }
  copyByCommand(await coming);
}

function copyByCommand({ html, text }: Rich): void {
  function give(event: ClipboardEvent) {
    event.preventDefault();
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
  }
  document.addEventListener("copy", give, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", give);
  if (!done) throw new NotCopied("the browser refused");
}

/** The browser lets nothing onto the clipboard. */
export class NotCopied extends Error {
  override readonly name = "NotCopied";
}
