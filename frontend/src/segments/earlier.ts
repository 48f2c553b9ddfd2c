/* What an article says before the caret, as the policy about glosses asks. */

import type { Row } from "./article";
import type { Earlier } from "./insertion";
import { shown } from "./saving/work";
import type { Session } from "./session";
import { termsOf } from "./terms";

/** Row by row, and the beginning of the open one. */
export function* earlierThan({ article, target }: Session, row: Row): Generator<Earlier> {
  for (const earlier of article.all.slice(0, row.index)) {
    const work = article.saver.get(earlier.id);
    if (work) yield { target: shown(work).target, terms: termsOf(earlier) };
  }
  if (target) yield { target: target.view.state.sliceDoc(0, target.view.state.selection.main.from), terms: termsOf(row) };
}
