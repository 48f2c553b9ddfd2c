import { useTranslation } from "react-i18next";
import type { HouseStyle } from "../api/types";
import { Button } from "../ui/Button";
import { Keys } from "../ui/Keys";
import { Note } from "../ui/Note";
import { When } from "../ui/When";
import type { Row } from "./article";
import { OriginMark } from "./BesideMarks";
import { MatchesPanel } from "./MatchesPanel";
import { useFact, useRow } from "./hooks";
import type { Insertion } from "./insertion";
import { keyOf, type Command } from "./keys";
import { later } from "./later";
import { originOf, shown, type State } from "./saving/work";
import type { Session } from "./session";
import { StateMark } from "./StateMark";
import { StylePanel } from "./StylePanel";
import type { RowTerm } from "./terms";
import { TermsPanel } from "./TermsPanel";

// These wait for the server anyway, and may come after the first row. Each row draws them anew: one that could not be fetched is tried again.
const FindingsPanel = later(async () => (await import("./FindingsPanel")).FindingsPanel);
const HistoryPanel = later(async () => (await import("./HistoryPanel")).HistoryPanel);
const PartsPanel = later(async () => (await import("./PartsPanel")).PartsPanel);
const CommentsPanel = later(async () => (await import("./comments/CommentsPanel")).CommentsPanel);
const SuggestionsPanel = later(async () => (await import("./suggestions/SuggestionsPanel")).SuggestionsPanel);
const ReviewPanel = later(async () => (await import("./ReviewPanel")).ReviewPanel);

export interface PanelActions {
  run(command: Command): void;
  insert(insertion: Insertion): void;
  /** Ask for another rendering of a term's entry. */
  amend(term: RowTerm): void;
  restore(target: string): void;
  /** An earlier translation in place of this one. */
  takeMatch(target: string): void;
  reopen(): void;
}

interface Props {
  session: Session;
  segmentId: number;
  projectId: number;
  lang: string;
  style: HouseStyle | undefined;
  editable: boolean;
  reviews: boolean;
  /** Whether the person may settle anybody's comments. */
  settles: boolean;
  actions: PanelActions;
}

/** Beside the grid: all there is to know and to do about the open row. */
export function SidePanel(props: Props) {
  const { session, segmentId, editable, actions } = props;
  const row = useRow(session, segmentId);
  const version = useFact(session, segmentId, (work) => work.saved.version) ?? 0;
  const target = useFact(session, segmentId, (work) => work.saved.target) ?? "";
  if (!row) return null;
  return (
    <>
      <RowFacts row={row} {...props} />
      {props.reviews && editable ? <ReviewPanel key={`review ${segmentId}`} {...{ session, segmentId, version }} onRun={actions.run} /> : null}
      <SuggestionsPanel key={`suggestions ${segmentId}`} {...{ session, segmentId, editable, reviews: props.reviews }} />
      <CommentsPanel key={`comments ${segmentId}`} {...{ session, segmentId }} settles={props.settles} />
      <TermsPanel session={session} row={row} lang={props.lang} projectId={props.projectId} onInsert={editable ? actions.insert : null} onAmend={editable ? actions.amend : null} />
      <FindingsPanel key={`findings ${segmentId}`} {...{ session, segmentId, version }} onMend={editable ? actions.restore : null} />
      {/* The memory has nothing for a segment that is in no article. */}
      {row.gone ? null : (
        <>
          <MatchesPanel session={session} row={row} lang={props.lang} onInsert={editable ? actions.takeMatch : null} />
          <PartsPanel key={`parts ${segmentId}`} row={row} lang={props.lang} onInsert={editable ? (text, chinese) => actions.insert({ text, chinese, gloss: false }) : null} />
        </>
      )}
      <StylePanel style={props.style} />
      <HistoryPanel
        key={`history ${segmentId}`}
        session={session}
        segmentId={segmentId}
        version={version}
        savedTarget={target}
        onRestore={editable ? actions.restore : null}
      />
    </>
  );
}

function RowFacts({ session, row, editable, reviews, actions }: Props & { row: Row }) {
  const { t } = useTranslation("segments");
  const state = useFact(session, row.id, (work) => shown(work).state) ?? "untranslated";
  const empty = useFact(session, row.id, (work) => shown(work).target.trim() === "") ?? true;
  const origin = useFact(session, row.id, originOf) ?? "none";
  const changedBy = useFact(session, row.id, (work) => work.saved.changedBy);
  const changedAt = useFact(session, row.id, (work) => work.saved.changedAt);
  const refusal = useFact(session, row.id, (work) => work.refusal) ?? null;
  return (
    <section className="panel-part" aria-label={t("panel.segment", { number: row.number })}>
      <p className="row-facts">
        <strong className="numbers">{t("panel.segment", { number: row.number })}</strong>
        <span className="row-facts-state">
          <StateMark state={state} /> {t(`state.${state}`)}
        </span>
      </p>
      {origin === "none" ? null : (
        <p className="row-origin small soft">
          <OriginMark session={session} segmentId={row.id} t={t} /> {t(`origin.${origin}`, { defaultValue: origin })}
          {changedBy ? ` · ${changedBy}` : ""}
          {changedAt ? (
            <>
              {" · "}
              <When key={changedAt} at={changedAt} />
            </>
          ) : null}
        </p>
      )}
      {refusal === null || row.gone ? null : (
        <Note tone="bad" role="alert">
          {t("refused", { reason: refusal })}{" "}
          <Button weight="quiet" onClick={() => session.article.saver.retry(row.id)}>
            {t("ui:retry")}
          </Button>
        </Note>
      )}
      {editable ? <Actions state={state} empty={empty} reviews={reviews} actions={actions} /> : null}
    </section>
  );
}

interface ActionsProps {
  state: State;
  empty: boolean;
  reviews: boolean;
  actions: PanelActions;
}

function Actions({ state, empty, reviews, actions }: ActionsProps) {
  const { t } = useTranslation("segments");
  const confirmed = state === "translated" || state === "reviewed";
  return (
    <div className="row panel-actions">
      <Button weight="primary" disabled={empty} onClick={() => actions.run("confirm")}>
        {confirmed ? t("actions.next") : t("actions.confirm")} <Keys keys={keyOf("confirm")} />
      </Button>
      {reviews && state !== "reviewed" ? (
        <Button disabled={empty} onClick={() => actions.run("review")}>
          {t("actions.review")} <Keys keys={keyOf("review")} />
        </Button>
      ) : null}
      {confirmed && (reviews || state !== "reviewed") ? (
        <Button weight="quiet" onClick={actions.reopen}>
          {t("actions.reopen")}
        </Button>
      ) : null}
      <Button weight="quiet" onClick={() => actions.run("propose")}>
        {t("actions.propose")} <Keys keys={keyOf("propose")} />
      </Button>
      <Button weight="quiet" onClick={() => actions.run("structure")}>
        {t("actions.structure")} <Keys keys={keyOf("structure")} />
      </Button>
    </div>
  );
}
