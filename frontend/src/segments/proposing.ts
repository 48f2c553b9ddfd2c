/* A term proposed from the open row. */

import type { Row } from "./article";
import type { Proposal } from "./ProposeTerm";
import { shown } from "./saving/work";
import type { Scene } from "./scene";
import type { Session } from "./session";
import { termsOf } from "./terms";

/** What is selected on either side. */
export function proposalFrom({ session, source }: Scene, row: Row): Proposal {
  const span = source.latest();
  const state = session.target?.view.state;
  const rendering = state ? state.sliceDoc(state.selection.main.from, state.selection.main.to).trim() : "";
  const chinese = span ? row.source.slice(span.start, span.end).trim() : "";
  const known = termsOf(row).find((term) => term.chinese === chinese || term.concept.zh === chinese);
  return proposalOf(session, row, chinese, rendering, known?.concept.id ?? null);
}

export function proposalOf({ article, target }: Session, row: Row, chinese: string, rendering: string, known: number | null): Proposal {
  const work = article.saver.get(row.id);
  return { segmentId: row.id, chinese, rendering, source: row.source, target: target?.view.state.doc.toString() ?? (work ? shown(work).target : ""), known };
}
