import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryAcceptChange, glossaryApprove, glossaryDecide, glossaryDeclineChange, glossaryReject, glossaryReopen, glossaryRestore, glossarySeparate, glossaryWithdraw } from "../api/generated/sdk.gen";
import { address, isProblem } from "../api/http";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Concept, ConceptStatus, ProposedChange } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Keys } from "../ui/Keys";
import { Loading } from "../ui/Loading";
import { Menu } from "../ui/Menu";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify, takeOffer } from "../ui/Toast";
import { AmendDialog } from "./AmendDialog";
import { named, toggled } from "./bulk";
import { Entries } from "./Entries";
import { EntryDetails, type Deeds } from "./EntryDetails";
import { Filters } from "./Filters";
import "./glossary.css";
import { MergeDialog } from "./MergeDialog";
import { ProposeDialog } from "./ProposeDialog";
import { entriesQuery, entryQuery, glossaryKey, usedQuery } from "./queries";
import { afterLeaving, neighbour } from "./queue";
import { ReasonDialog } from "./ReasonDialog";
import { COMMENTS, HISTORY, reveal } from "./reveal";
import type { GlossarySearch, ListedStatus } from "./search";
import { SharedDialog } from "./SharedDialog";

interface Props {
  projectId: number;
  search: GlossarySearch;
  onSearch: (search: GlossarySearch) => void;
}

type Open = "propose" | "amend" | "proposeChange" | "reject" | "decline" | "withdraw" | "merge" | "shared" | "rejectMarked" | null;

const FORMATS = ["csv", "xlsx", "tbx", "tbx2"] as const;

export function GlossaryPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const { data: used = [] } = useQuery(usedQuery(projectId));
  const list = useInfiniteQuery(entriesQuery(projectId, search));
  const [open, setOpen] = useState<Open>(null);
  const [declining, setDeclining] = useState<ProposedChange | null>(null);
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const field = useRef<HTMLInputElement>(null);
  const isEditor = may("editor", project, me);
  const mayPropose = may("translator", project, me);

  const entries = (list.data?.pages.flatMap((page) => page.concepts) ?? []) as Concept[];
  const ids = entries.map(({ id }) => id);
  const listed = entries.find(({ id }) => id === search.entry);
  const alone = useQuery({ ...entryQuery(search.entry ?? 0), enabled: search.entry !== undefined && listed === undefined && !list.isPending });
  const chosen = listed ?? alone.data;
  // An entry of a shared glossary is decided by that glossary's own editors.
  const elsewhere = chosen !== undefined && chosen.project_id !== projectId;
  const { data: home } = useQuery({ ...projectQuery(chosen?.project_id ?? projectId), enabled: elsewhere });
  const decides = elsewhere ? may("editor", home, me) : isEditor;

  const choose = (entry: number | undefined) => {
    const { entry: _, ...rest } = search;
    onSearch(entry === undefined ? rest : { ...rest, entry });
  };
  const go = (step: number) => choose(neighbour(ids, search.entry, step));
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: glossaryKey(projectId) }), client.invalidateQueries({ queryKey: ["concepts"] })]);
  const mark = (id: number) => setMarked((now) => toggled(now, id));
  const inQueue = search.status === "proposed";
  const chosenMany = named(entries, marked);

  /** A decision takes the entry out of the list in view: on to the next. */
  function decided(concept: Concept, status: ConceptStatus) {
    setOpen(null);
    notify(t(`decided.${status}`, { zh: concept.zh }), status === "proposed" ? {} : { action: { label: t("undo"), run: () => reopen.mutate(concept) } });
    if (ids.includes(concept.id)) choose(afterLeaving(ids, concept.id));
    void refresh();
  }
  function said(text: string) {
    setOpen(null);
    notify(text);
    void refresh();
  }
  /** Somebody was faster: show what they did. */
  function refused(error: unknown) {
    if (isProblem(error, 409, 412)) void refresh();
  }
  const call = (concept: Concept) => ({ path: { concept_id: concept.id }, headers: ifMatch(concept.version) });
  const approve = useMutation({
    mutationFn: (concept: Concept) => glossaryApprove({ ...call(concept), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => decided(concept, "approved"),
    onError: refused,
  });
  const reopen = useMutation({
    mutationFn: (concept: Concept) => glossaryReopen({ ...call(concept), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => decided(concept, "proposed"),
    onError: refused,
  });
  const restore = useMutation({
    mutationFn: ({ concept, version }: { concept: Concept; version: number }) => glossaryRestore({ ...call(concept), body: { version } }) as Promise<Concept>,
    onSuccess: (concept, { version }) => {
      notify(t("restored", { version }), { action: { label: t("undo"), run: () => restore.mutate({ concept, version: concept.version - 1 }) } });
      void refresh();
    },
    onError: refused,
  });
  const separate = useMutation({
    mutationFn: (concept: Concept) => glossarySeparate({ ...call(concept), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => {
      notify(t("merge.separated", { zh: concept.zh }));
      void refresh();
    },
    onError: refused,
  });
  const accept = useMutation({
    mutationFn: ({ concept, change }: { concept: Concept; change: ProposedChange }) => glossaryAcceptChange({ path: { change_id: change.id }, headers: ifMatch(concept.version), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => {
      notify(t("change.accepted", { zh: concept.zh }), { action: { label: t("undo"), run: () => restore.mutate({ concept, version: concept.version - 1 }) } });
      if (inQueue && concept.open_changes.length === 0 && concept.status !== "proposed") choose(afterLeaving(ids, concept.id));
      void refresh();
    },
    onError: refused,
  });
  const decideMany = useMutation({
    mutationFn: ({ decision, reason, entries: wanted }: { decision: "approve" | "reject" | "reopen"; reason?: string; entries: { id: number; version: number }[] }) =>
      glossaryDecide({ path: { project_id: projectId }, body: { decision, entries: wanted, ...(reason ? { reason } : {}) } }),
    onSuccess: ({ decided: done, refused: kept }, { decision }) => {
      setOpen(null);
      setMarked(new Set(kept.map(({ id }) => id)));
      const undo = decision === "reopen" || done.length === 0 ? {} : { action: { label: t("undo"), run: () => decideMany.mutate({ decision: "reopen", entries: done }) } };
      notify(t(`bulk.done.${decision}`, { count: done.length }), undo);
      if (kept[0]) notify(t("bulk.refused", { count: kept.length, reason: kept[0].reason }), { tone: "bad" });
      choose(undefined);
      void refresh();
    },
  });

  const change = chosen?.open_changes[0];
  const deeds: Deeds = chosen
    ? deedsFor(chosen, {
        decides,
        isMine: mayPropose && chosen.proposed_by === me?.name,
        mayPropose,
        approve: () => approve.mutate(chosen),
        show: setOpen,
        reopen: () => reopen.mutate(chosen),
        separate: () => separate.mutate(chosen),
        restore: (version) => restore.mutate({ concept: chosen, version }),
        accept: (one) => accept.mutate({ concept: chosen, change: one }),
        decline: (one) => {
          setDeclining(one);
          setOpen("decline");
        },
      })
    : {};
  const busy = approve.isPending || reopen.isPending || accept.isPending || restore.isPending || separate.isPending;
  // On an approved entry the keys decide about the first change that is proposed of it.
  const decidesChange = change !== undefined && chosen?.status !== "proposed";

  useShortcuts(t("title"), [
    { keys: ["j", "ArrowDown"], label: t("keys.next"), run: () => go(1) },
    { keys: ["k", "ArrowUp"], label: t("keys.previous"), run: () => go(-1) },
    ...(isEditor
      ? [
          { keys: "a", label: t("keys.approve"), run: () => !busy && (decidesChange ? deeds.onAccept?.(change) : chosenMany.length > 0 && !chosen ? decideMany.mutate({ decision: "approve", entries: chosenMany }) : deeds.onApprove?.()) },
          { keys: "e", label: t("keys.amend"), run: () => (deeds.onAmend ?? deeds.onProposeChange)?.() },
          { keys: "r", label: t("keys.reject"), run: () => (decidesChange ? deeds.onDecline?.(change) : deeds.onReject?.()) },
          { keys: "m", label: t("keys.merge"), run: () => deeds.onMerge?.() },
          { keys: "u", label: t("keys.undo"), run: takeOffer },
          { keys: "x", label: t("keys.mark"), run: () => inQueue && search.entry !== undefined && mark(search.entry) },
          { keys: "Shift+A", label: t("keys.approveMarked"), run: () => chosenMany.length > 0 && !decideMany.isPending && decideMany.mutate({ decision: "approve", entries: chosenMany }) },
          { keys: "Shift+R", label: t("keys.rejectMarked"), run: () => chosenMany.length > 0 && setOpen("rejectMarked") },
        ]
      : []),
    ...(mayPropose ? [{ keys: "n", label: t("keys.propose"), run: () => setOpen("propose") }] : []),
    ...(mayPropose && !isEditor ? [{ keys: "e", label: t("change.propose"), run: () => (deeds.onAmend ?? deeds.onProposeChange)?.() }] : []),
    { keys: "c", label: t("keys.comment"), run: () => reveal(COMMENTS) },
    { keys: "h", label: t("keys.history"), run: () => reveal(HISTORY) },
    { keys: "/", label: t("keys.find"), run: () => field.current?.focus() },
    { keys: "Escape", label: t("keys.close"), run: () => choose(undefined) },
  ]);

  const counts = list.data?.pages[0]?.counts ?? {};
  const status: ListedStatus = search.status ?? "approved";
  const failed = approve.error ?? reopen.error ?? accept.error ?? restore.error ?? separate.error ?? decideMany.error;
  return (
    <Page
      title={t("title")}
      {...(project ? { tab: `${t("title")}, ${project.name}` } : {})}
      actions={
        <>
          <Menu button={t("files.export")} className={buttonClass("quiet")}>
            {FORMATS.map((format) => (
              <a key={format} role="menuitem" className="menu-item" href={address(`/projects/${projectId}/glossary/export`, { format })} download>
                {t(`files.format.${format}`)}
              </a>
            ))}
          </Menu>
          {isEditor ? (
            <Link className={buttonClass("quiet")} to="/projects/$projectId/glossary/import" params={{ projectId }}>
              {t("files.import")}
            </Link>
          ) : null}
          {isEditor && project?.kind !== "glossary" ? (
            <Button weight="quiet" onClick={() => setOpen("shared")}>
              {t("shared.open")}
            </Button>
          ) : null}
          {project?.kind === "glossary" ? null : (
            <Link className={buttonClass("quiet")} to="/projects/$projectId/glossary/inconsistencies" params={{ projectId }}>
              {t("inconsistent.open")}
            </Link>
          )}
          {mayPropose ? (
            <Link className={buttonClass("quiet")} to="/projects/$projectId/harvest" params={{ projectId }}>
              {t("harvest.title")}
            </Link>
          ) : null}
          {mayPropose ? (
            <Button weight="primary" onClick={() => setOpen("propose")}>
              {t("propose")}
            </Button>
          ) : null}
        </>
      }
    >
      <Filters search={search} counts={counts} shares={used.length > 0} field={field} onSearch={onSearch} />
      <ErrorNote error={list.error ?? failed} onRetry={list.error ? () => void list.refetch() : undefined} />
      {inQueue && isEditor && marked.size > 0 ? (
        <div className="bulk row" role="region" aria-label={t("bulk.title")}>
          <strong role="status">{t("bulk.count", { count: chosenMany.length })}</strong>
          <Button weight="primary" busy={decideMany.isPending} onClick={() => decideMany.mutate({ decision: "approve", entries: chosenMany })}>
            {t("bulk.approve")} <Keys keys="Shift+A" />
          </Button>
          <Button weight="danger" disabled={decideMany.isPending} onClick={() => setOpen("rejectMarked")}>
            {t("bulk.reject")} <Keys keys="Shift+R" />
          </Button>
          <Button weight="quiet" onClick={() => setMarked(new Set())}>
            {t("bulk.none")}
          </Button>
        </div>
      ) : null}
      <div className="glossary" data-open={search.entry === undefined ? undefined : true}>
        <div className="glossary-list">
          {list.isPending ? <Loading lines={10} /> : null}
          {list.data && entries.length === 0 ? <Nothing status={status} asked={Boolean(search.q ?? search.kind)} /> : null}
          {inQueue && isEditor && entries.length > 1 ? (
            <div className="row small no-print">
              <Button weight="quiet" onClick={() => setMarked(new Set(ids))}>
                {t("bulk.all")}
              </Button>
              <span className="soft">{t("bulk.hint")}</span>
            </div>
          ) : null}
          {entries.length > 0 ? <Entries entries={entries} chosen={search.entry} onChoose={choose} marked={marked} onMark={inQueue && isEditor ? mark : undefined} projectId={projectId} /> : null}
          {list.hasNextPage ? (
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t("ui:loadMore")}
            </Button>
          ) : null}
        </div>
        <div className="glossary-entry">
          {search.entry === undefined ? null : (
            <Button weight="quiet" className="glossary-back no-print" onClick={() => choose(undefined)}>
              ← {t("backToList")}
            </Button>
          )}
          {chosen ? <EntryDetails concept={chosen} busy={busy} deeds={deeds} onChanged={() => void refresh()} projectId={projectId} /> : null}
          {search.entry !== undefined && !chosen ? alone.error ? <ErrorNote error={alone.error} /> : alone.isFetching ? <Loading lines={4} /> : null : null}
          {search.entry === undefined && entries.length > 0 ? <p className="soft glossary-hint">{t(isEditor && status === "proposed" ? "hint.queue" : "hint.choose")}</p> : null}
        </div>
      </div>
      {open === "propose" ? (
        <ProposeDialog
          projectId={projectId}
          onClose={() => setOpen(null)}
          onShow={({ id, status: where }) => {
            setOpen(null);
            onSearch({ ...(where === "proposed" || where === "rejected" ? { status: where } : {}), entry: id });
          }}
          onDone={(entry) => {
            setOpen(null);
            notify(t("proposedNow"));
            onSearch({ status: "proposed", entry });
            void refresh();
          }}
        />
      ) : null}
      {(open === "amend" || open === "proposeChange") && chosen ? (
        <AmendDialog
          concept={chosen}
          mayApprove={decides}
          proposes={open === "proposeChange"}
          onClose={() => setOpen(null)}
          onDone={(concept, done) => {
            if (done === "approved") decided(concept, "approved");
            else said(t(done === "proposed" ? "proposedNow" : "ui:saved"));
          }}
        />
      ) : null}
      {open === "reject" && chosen ? (
        <ReasonDialog
          title={t("rejectNamed", { zh: chosen.zh })}
          hint={t("hint.reject")}
          deed={t("reject")}
          run={(reason) => glossaryReject({ ...call(chosen), body: { reason } }) as Promise<Concept>}
          onClose={() => setOpen(null)}
          onDone={(concept) => decided(concept, "rejected")}
        />
      ) : null}
      {open === "withdraw" && chosen ? (
        <ReasonDialog
          title={t("withdrawNamed", { zh: chosen.zh })}
          hint={t("hint.withdraw")}
          deed={t("withdraw")}
          run={(reason) => glossaryWithdraw({ ...call(chosen), body: { reason } }) as Promise<Concept>}
          onClose={() => setOpen(null)}
          onDone={(concept) => decided(concept, "withdrawn")}
        />
      ) : null}
      {open === "decline" && declining ? (
        <ReasonDialog
          title={t("change.declineTitle")}
          hint={t("hint.reject")}
          deed={t("change.decline")}
          run={(reason) => glossaryDeclineChange({ path: { change_id: declining.id }, body: { reason } }) as Promise<Concept>}
          onClose={() => setOpen(null)}
          onDone={(concept) => {
            said(t("change.declined", { zh: concept.zh }));
            if (inQueue && concept.open_changes.length === 0 && concept.status !== "proposed") choose(afterLeaving(ids, concept.id));
          }}
        />
      ) : null}
      {open === "rejectMarked" ? (
        <ReasonDialog
          title={t("bulk.rejectTitle", { count: chosenMany.length })}
          hint={t("hint.reject")}
          deed={t("bulk.reject")}
          run={(reason) => decideMany.mutateAsync({ decision: "reject", reason, entries: chosenMany })}
          onClose={() => setOpen(null)}
          onDone={() => setOpen(null)}
        />
      ) : null}
      {open === "merge" && chosen ? (
        <MergeDialog
          concept={chosen}
          onClose={() => setOpen(null)}
          onDone={(concept) => {
            setOpen(null);
            notify(t("merge.done", { zh: concept.zh }), { action: { label: t("undo"), run: () => separate.mutate(concept) } });
            // A proposal that became part of an approved entry has left the queue.
            if (concept.id !== chosen.id) choose(inQueue ? afterLeaving(ids, chosen.id) : concept.id);
            void refresh();
          }}
        />
      ) : null}
      {open === "shared" ? <SharedDialog projectId={projectId} onClose={() => setOpen(null)} onDone={() => said(t("ui:saved"))} /> : null}
    </Page>
  );
}

interface May {
  decides: boolean;
  isMine: boolean;
  mayPropose: boolean;
  approve: () => void;
  show: (what: Open) => void;
  reopen: () => void;
  restore: (version: number) => void;
  separate: () => void;
  accept: (change: ProposedChange) => void;
  decline: (change: ProposedChange) => void;
}

/** What this person may do to this entry as it stands. */
function deedsFor(concept: Concept, can: May): Deeds {
  const open = concept.status === "proposed";
  const living = open || concept.status === "approved";
  const changes = can.decides || (can.isMine && open);
  return {
    onApprove: can.decides && open ? can.approve : undefined,
    onAmend: changes && living ? () => can.show("amend") : undefined,
    onReject: can.decides && open ? () => can.show("reject") : undefined,
    onReopen: can.decides && !open && concept.status !== "merged" ? can.reopen : undefined,
    onWithdraw: changes && living && (!open || !can.decides) ? () => can.show("withdraw") : undefined,
    onMerge: can.decides && living ? () => can.show("merge") : undefined,
    onProposeChange: can.mayPropose && !changes && living ? () => can.show("proposeChange") : undefined,
    onRestore: can.decides && living ? can.restore : undefined,
    onSeparate: can.decides && living ? can.separate : undefined,
    onAccept: can.decides ? can.accept : undefined,
    onDecline: can.decides ? can.decline : undefined,
    mayComment: can.mayPropose,
  };
}

function Nothing({ status, asked }: { status: ListedStatus; asked: boolean }) {
  const { t } = useTranslation("glossary");
  if (asked) return <p className="soft">{t("none.found")}</p>;
  return (
    <EmptyState title={t(`none.${status}`)}>
      <p>{t(`noneWhy.${status}`)}</p>
    </EmptyState>
  );
}
