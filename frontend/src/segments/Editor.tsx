import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useRef, useState, type ComponentType, type CSSProperties, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { houseStyleQuery } from "../api/queries";
import type { Article, Hit } from "../api/types";
import { chineseTag } from "../language/script";
import { Button, buttonClass } from "../ui/Button";
import { Note } from "../ui/Note";
import { notify } from "../ui/Toast";
import { printedKeys, useShortcuts } from "../ui/shortcuts";
import type { WholeEntryProps } from "./AmendTerm";
import { commandsOf, structureOf, type Commands } from "./commands";
import "../ui/marks.css";
import "./editor.css";
import { Grid } from "./Grid";
import { useComplete, useFact, useRow, useRows } from "./hooks";
import { BINDINGS, keyOf, keysOf } from "./keys";
import { loadKeysOf, useOwnKeys } from "./ownKeys";
import { later, useLater } from "./later";
import { rememberRow } from "./navigation";
import { ProgressLine } from "./ProgressLine";
import { SaveStatus } from "./SaveStatus";
import type { Asked } from "./scene";
import { shown } from "./saving/work";
import type { Session } from "./session";
import { useMarking } from "./useFindingMarks";
import { useEditorKeys } from "./useEditorKeys";
import { useHover } from "./useHover";
import { useOpenRow, type OpenRow } from "./useOpenRow";
import { useSetting } from "./useSetting";
import { useSource } from "./useSource";
import { ViewMenu } from "./ViewMenu";

// One can type without them; the panel comes with the first row, a card when one points.
const SidePanel = later(async () => (await import("./SidePanel")).SidePanel);
const SourceCard = later(async () => (await import("./SourceCard")).SourceCard);
const EditorHelp = later(async () => (await import("./EditorHelp")).EditorHelp);
const FindBar = later(async () => (await import("./FindBar")).FindBar);
const GoToRow = later(async () => (await import("./GoToRow")).GoToRow);
const ProposeTerm = later(async () => (await import("./ProposeTerm")).ProposeTerm);
const ConcordanceDialog = later(async () => (await import("./ConcordanceDialog")).ConcordanceDialog);
const StructureDialog = later(async () => (await import("./structure/StructureDialog")).StructureDialog);
const SplitDialog = later(async () => (await import("./structure/SplitDialog")).SplitDialog);
const SendBackDialog = later(async () => (await import("./comments/SendBackDialog")).SendBackDialog);
const STRUCTURING = { fetch: structureOf };
const LATER = [SourceCard, STRUCTURING, SplitDialog, StructureDialog, SendBackDialog, ConcordanceDialog, ProposeTerm, FindBar, GoToRow, EditorHelp];

interface Props {
  session: Session;
  article: Article;
  editable: boolean;
  reviews: boolean;
  settles: boolean;
  first: number | undefined;
  WholeEntry: ComponentType<WholeEntryProps>;
}

/** Rows, the panel that follows them, and what is said about both. */
export function Editor({ session, article, editable, reviews, settles, first, WholeEntry }: Props) {
  const { t } = useTranslation("segments");
  const all = useRows(session);
  const scroller = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [said, setSaid] = useState({ sentence: "", time: 0 });
  const say = useCallback((sentence: string) => setSaid(({ time }) => ({ sentence, time: time + 1 })), []);
  const [more, setMore] = useState(false);
  const [withReadings, setWithReadings] = useSetting("readings", 0);
  const readings = withReadings === 1;
  const [scale, setScale] = useSetting("scale", 1);
  const [share, setShare] = useSetting("share", 48);
  useEffect(() => loadKeysOf(session.personId), [session]);
  const rows = useOpenRow(session, first);
  const source = useSource(session, rows.activeId, scroller);
  const hover = useHover(session, scroller);
  const lang = useMemo(() => chineseTag(article.original_title + (all[0]?.source ?? "") + (all[1]?.source ?? "")), [article.original_title, all]);
  const togglePinyin = useCallback(() => setWithReadings(readings ? 0 : 1), [readings, setWithReadings]);

  const commands = commandsOf({ session, rows, source, editable, reviews, togglePinyin, t, say, ask: setAsked });
  useEditorKeys(commands.hear);
  useShortcuts(
    t("keys.title"),
    BINDINGS.map((binding) => ({ keys: keysOf(binding), label: t(`keys.${binding.command}`) })),
  );

  useLater(LATER);
  useMarking(session);
  useOwnKeys(); // what shows keys is drawn again when they change
  const { data: style } = useQuery(houseStyleQuery(article.project_id));
  useEffect(() => {
    session.gloss(style?.gloss_brackets ?? "round", style?.gloss_policy ?? "never");
  }, [session, style]);

  const onOpen = rows.open;
  const go = useGoToHit(article.id, rows);
  const onEnter = useCallback(() => say(t("enterHint", { keys: printedKeys(keyOf("confirm")).join("+") })), [t, say]);
  useRestoredNotice(session, rows.open);
  // A dialog that closes gives the focus back to what opened it; after that, one can type on.
  const returns = useRef(false);
  const close = (): void => {
    returns.current = true;
    setAsked(null);
  };
  useEffect(() => {
    if (asked !== null || !returns.current) return;
    returns.current = false;
    session.target?.view.focus();
  }, [asked, session]);

  return (
    <div className="editor" style={{ "--reading-scale": scale, "--source-share": `${share}fr`, "--target-share": `${100 - share}fr` } as CSSProperties}>
      <EditorHead article={article}>
        <ViewMenu {...{ readings, togglePinyin, scale, setScale, share, setShare }} onHelp={() => setAsked({ what: "help" })} />
      </EditorHead>
      <div className="editor-line">
        {editable ? <SaveStatus session={session} onShow={(segmentId) => rows.open(segmentId, {}, true)} /> : null}
        <ProgressLine session={session} atFirst={article.progress} />
      </div>
      <Notes session={session} archived={article.archived} editable={editable} />
      {asked?.what === "find" || asked?.what === "replace" ? (
        <FindBar
          {...{ session, editable, reviews }}
          activeId={rows.activeId}
          replacing={editable && asked.what === "replace"}
          onReplacing={(on) => setAsked({ what: on ? "replace" : "find" })}
          onShow={(segmentId) => rows.open(segmentId, { focus: false }, true)}
          onClose={close}
        />
      ) : null}
      <div className="editor-body">
        <Grid
          {...{ session, editable, reviews, readings, lang, scale, share, scroller, onOpen, onEnter }}
          rows={all}
          total={article.progress.segments}
          activeId={rows.activeId}
          opening={rows.opening}
          sight={rows.sight}
        />
        <aside className={more ? "editor-panel" : "editor-panel editor-panel-less"} aria-label={t("panel.label")}>
          <Button weight="quiet" className="panel-more" aria-expanded={more} onClick={() => setMore(!more)}>
            {t(more ? "panel.less" : "panel.more")}
          </Button>
          {rows.activeId === null ? null : (
            <SidePanel {...{ session, lang, editable, reviews, style, settles }} segmentId={rows.activeId} projectId={article.project_id} actions={commands} />
          )}
        </aside>
      </div>
      <p role="status" className="editor-said">
        {said.sentence === "" ? null : <span key={said.time}>{said.sentence}</span>}
      </p>
      {source.by === "keys" && source.span && rows.activeId !== null ? <OpenCard session={session} segmentId={rows.activeId} span={source.span} lang={lang} spoken /> : null}
      {hover && !(source.by === "keys" && source.span) ? <OpenCard session={session} segmentId={hover.segmentId} span={hover.span} lang={lang} spoken={false} /> : null}
      {asked && "segmentId" in asked ? <AboutRow {...{ session, asked, lang, commands }} articleId={article.id} onClose={close} /> : null}
      {asked?.what === "help" ? <EditorHelp onClose={close} /> : null}
      {asked?.what === "concordance" ? <ConcordanceDialog
          {...asked}
          articleId={article.id}
          lang={lang}
          onClose={close}
          onGo={(hit) => {
            setAsked(null);
            void go(hit);
          }}
          onInsert={editable ? (rendering) => {
            close();
            commands.insert({ text: rendering, chinese: asked.phrase, gloss: false });
          } : null}
        /> : null}
      {asked?.what === "goTo" ? <GoToRow last={all.length} onClose={close} onGo={(number) => {
        setAsked(null);
        const row = session.article.at(number - 1);
        if (row) rows.open(row.id, {}, true);
      }} /> : null}
      {asked?.what === "propose" ? <ProposeTerm WholeEntry={WholeEntry} proposal={asked.proposal} projectId={article.project_id} lang={lang} onClose={close} onDone={(chinese) => {
        close();
        commands.proposed(asked.proposal.segmentId, chinese);
      }} /> : null}
    </div>
  );
}

/** To the segment of a hit, and back to the row that was open: by the notice or by the browser's own Back. */
function useGoToHit(articleId: number, rows: OpenRow): (hit: Hit) => Promise<void> {
  const { t } = useTranslation("segments");
  const navigate = useNavigate();
  const router = useRouter();
  return async (hit) => {
    const { activeId } = rows;
    if (hit.segment_id === null || hit.article_id === null) return;
    const back = { label: t("concordance.back") };
    if (hit.article_id === articleId) {
      rows.open(hit.segment_id, {}, true);
      if (activeId !== null) notify(t("concordance.went"), { action: { ...back, run: () => rows.open(activeId, {}, true) } });
      return;
    }
    rememberRow(hit.article_id, hit.segment_id);
    // An address that names a row would lead back to that one, not to the row that was left.
    await navigate({ to: "/articles/$articleId", params: { articleId }, replace: true });
    await navigate({ to: "/articles/$articleId", params: { articleId: hit.article_id } });
    notify(t("concordance.went"), { action: { ...back, run: () => router.history.back() } });
  };
}

interface AboutProps {
  session: Session;
  asked: Extract<Asked, { segmentId: number }>;
  articleId: number;
  lang: string;
  commands: Commands;
  onClose: () => void;
}

/** Dialogs about one row. */
function AboutRow({ session, asked, articleId, lang, commands, onClose }: AboutProps) {
  const row = useRow(session, asked.segmentId);
  const target = useFact(session, asked.segmentId, (work) => shown(work).target) ?? "";
  if (!row) return null;
  const then = <Given extends unknown[]>(deed: (...given: Given) => void) => (...given: Given): void => {
    onClose();
    deed(...given);
  };
  if (asked.what === "split") return <SplitDialog {...{ row, target, lang, onClose }} caret={asked.caret} onSplit={then(commands.splitAt)} />;
  if (asked.what === "sendBack") return <SendBackDialog {...{ session, onClose }} segmentId={row.id} number={row.number} onDone={then(commands.sentBack)} />;
  return <StructureDialog {...{ row, articleId, lang, onClose }} onRun={then(commands.structure)} onDeed={then(commands.change)} />;
}

function OpenCard({ segmentId, ...props }: Omit<Parameters<typeof SourceCard>[0], "row"> & { segmentId: number }) {
  const row = useRow(props.session, segmentId);
  return row ? <SourceCard row={row} {...props} /> : null;
}

/** Says that text of an earlier visit is back, once the rows are here. */
function useRestoredNotice(session: Session, open: OpenRow["open"]): void {
  const { t } = useTranslation("segments");
  const complete = useComplete(session);
  useEffect(() => {
    if (!complete) return;
    const ids = session.article.restored.splice(0);
    const [first] = ids;
    if (first === undefined) return;
    notify(t("restored", { count: ids.length }), { action: { label: t("restoredShow"), run: () => open(first, {}, true) } });
  }, [session, complete, open, t]);
}

/** What one has to know before one begins. */
function Notes({ session, archived, editable }: { session: Session; archived: boolean; editable: boolean }) {
  const { t } = useTranslation("segments");
  useRows(session); // drafts of other articles are known when the first rows are
  if (editable && session.elsewhere.size === 0) return null;
  return (
    <div className="editor-notes no-print">
      {editable ? null : <Note>{t(archived ? "archived" : "reader")}</Note>}
      {[...session.elsewhere].map(([articleId, count]) => (
        <Note key={articleId} tone="notice">
          {t("elsewhere", { count })}{" "}
          <Link to="/articles/$articleId" params={{ articleId }}>
            {t("elsewhereOpen")}
          </Link>
        </Note>
      ))}
    </div>
  );
}

function EditorHead({ article, children }: { article: Article; children: ReactNode }) {
  const { t } = useTranslation("segments");
  const params = { articleId: article.id };
  return (
    <header className="editor-head">
      <h1 className="editor-title">
        <span lang={article.title ? "en" : chineseTag(article.original_title)}>{article.title || article.original_title}</span>
        {article.title && article.original_title ? (
          <span className="editor-original" lang={chineseTag(article.original_title)}>
            {article.original_title}
          </span>
        ) : null}
      </h1>
      <nav className="row editor-links no-print" aria-label={t("links.label")}>
        <Link className={buttonClass("quiet")} to="/articles/$articleId/details" params={params}>
          {t("links.front")}
        </Link>
        <Link className={`${buttonClass("quiet")} link-glossary`} to="/projects/$projectId/glossary" params={{ projectId: article.project_id }}>
          {t("links.glossary")}
        </Link>
        <Link className={buttonClass("quiet")} to="/articles/$articleId/terms" params={params}>
          {t("links.candidates")}
        </Link>
        <Link className={buttonClass("quiet")} to="/articles/$articleId/findings" params={params}>
          {t("links.findings")}
        </Link>
        {children}
        <Link className={buttonClass()} to="/articles/$articleId/export" params={params}>
          {t("links.export")}
        </Link>
      </nav>
    </header>
  );
}
