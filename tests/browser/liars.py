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
