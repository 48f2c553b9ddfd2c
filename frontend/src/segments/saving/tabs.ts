/* Which tabs of this browser are alive: each holds a Web Lock, which dies with it. */

import { newId } from "../../api/ids";

const PREFIX = "duizhao-tab-";

let thisTab: string | null = null;

/** The name of this tab, held for as long as the page lives. */
export function tabName(): string {
  if (thisTab !== null) return thisTab;
  const name = newId();
  thisTab = name;
  void lockManager()?.request(PREFIX + name, () => new Promise<never>(() => {}));
  return name;
}

/**
 * The tabs whose drafts are not to be taken over. Where the browser has no
 * locks (plain http on another host) only this tab is known: a draft may then
 * be sent by two tabs, which the operation id makes harmless.
 */
export async function livingTabs(): Promise<ReadonlySet<string>> {
  const { held = [] } = (await lockManager()?.query()) ?? {};
  const names = held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : []));
  return new Set([tabName(), ...names]);
}

function lockManager(): LockManager | undefined {
  return (navigator as { locks?: LockManager }).locks;
}
