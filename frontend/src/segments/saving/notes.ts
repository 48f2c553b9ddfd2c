/*
 * What is being written beside the rows: a comment, a suggestion. Kept on this
 * computer with every letter, like the translations, until it is sent or
 * emptied; of a second tab the last letter counts.
 */

const DATABASE = "duizhao-notes";
const STORE = "notes";

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener("upgradeneeded", () => request.result.createObjectStore(STORE));
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new DOMException("failed", "UnknownError")));
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Keep a text, or with an empty one forget it; where the browser keeps nothing it lives as long as the page. */
export async function keepNote(key: string, text: string): Promise<void> {
  try {
    const transaction = (await open()).transaction(STORE, "readwrite");
    if (text === "") transaction.objectStore(STORE).delete(key);
    else transaction.objectStore(STORE).put(text, key);
    transaction.commit();
  } catch {
    // a private window: the field has it still
  }
}

/** What was kept, or nothing. */
export async function noteOf(key: string): Promise<string> {
  try {
    const request = (await open()).transaction(STORE, "readonly").objectStore(STORE).get(key);
    return await new Promise<string>((resolve) => {
      request.addEventListener("success", () => resolve(typeof request.result === "string" ? request.result : ""));
      request.addEventListener("error", () => resolve(""));
    });
  } catch {
    return "";
  }
}
