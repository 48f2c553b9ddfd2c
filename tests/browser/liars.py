"""Browsers in which something is broken, so that a test can show that it would notice."""

from playwright.sync_api import BrowserContext

# What is kept is told at once and written when nobody waits for it any more: one second would do
# on an idle machine, a minute does on any.
_LATE_MS = 60_000
_KEEPS_LATE = """
(() => {
  const put = IDBObjectStore.prototype.put;
  IDBObjectStore.prototype.put = function (value) {
    const { db } = this.transaction;
    const late = () => db.transaction(this.name, "readwrite").objectStore(this.name);
    setTimeout(() => put.call(late(), value), LATE);
    return this.count();
  };
})();
""".replace("LATE", str(_LATE_MS))


def keep_late(context: BrowserContext) -> None:
    """From the next page on IndexedDB says that it has what it has not."""
    context.add_init_script(_KEEPS_LATE)


# A text that is given to the server; that one is here is told by other requests.
_IS_SAVE = """
const isSave = ({ method, url }) => method === "PUT" && /\\/segments\\/\\d+$/.test(url);
"""
# Each try of a save is given a name of its own, as if it were another change.
_FORGETS_OPERATIONS = """
(() => {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isSave(request)) return send(request);
    const body = { ...(await request.json()), operation: crypto.randomUUID() };
    return send(new Request(request, { body: JSON.stringify(body) }));
  };
})();
"""

# After the first save that fails no other one is tried.
_GIVES_UP = """
(() => {
  const send = window.fetch;
  let failed = false;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isSave(request)) return send(request);
    if (failed) return new Promise(() => {});
    try {
      const answer = await send(request);
      failed ||= !answer.ok;
      return answer;
    } catch (error) {
      failed = true;
      throw error;
    }
  };
})();
"""


def forget_operations(context: BrowserContext) -> None:
    """From the next page on a save that is sent again looks like another one."""
    context.add_init_script(_IS_SAVE + _FORGETS_OPERATIONS)


def give_up(context: BrowserContext) -> None:
    """From the next page on a save that failed is the last one."""
    context.add_init_script(_IS_SAVE + _GIVES_UP)


# Each save names the version that is there just now, whatever was read before.
_OVERWRITES = """
(() => {
  const send = window.fetch;
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!isSave(request)) return send(request);
    const body = await request.clone().text();
    const headers = new Headers(request.headers);
    for (;;) {
      const { version } = await (await send(request.url)).json();
      headers.set("If-Match", `"${version}"`);
      const answer = await send(request.url, { method: "PUT", headers, body });
      if (answer.status !== 412) return answer;
    }
  };
})();
"""


def overwrite(context: BrowserContext) -> None:
    """From the next page on a save goes over whatever is there."""
    context.add_init_script(_IS_SAVE + _OVERWRITES)


# Keys come as if no input method had taken them.
_COMPOSES_NEVER = """
Object.defineProperty(KeyboardEvent.prototype, "isComposing", { get: () => false });
"""


def hear_everything(context: BrowserContext) -> None:
    """From the next page on a key that belongs to an input method is any key."""
    context.add_init_script(_COMPOSES_NEVER)
