import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { glossaryApprove, glossaryReopen } from "../api/generated/sdk.gen";
import { address, isProblem } from "../api/http";
import { meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { Concept, ConceptStatus } from "../api/types";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { AmendDialog } from "./AmendDialog";
import { CsvDialog } from "./CsvDialog";
import { Entries } from "./Entries";
import { EntryDetails, type Deeds } from "./EntryDetails";
import { Filters } from "./Filters";
import "./glossary.css";
import { ProposeDialog } from "./ProposeDialog";
import { entriesQuery, entryQuery, glossaryKey } from "./queries";
import { afterLeaving, neighbour } from "./queue";
import { RejectDialog } from "./RejectDialog";
import type { GlossarySearch } from "./search";

interface Props {
  projectId: number;
  search: GlossarySearch;
  onSearch: (search: GlossarySearch) => void;
}

type Open = "propose" | "amend" | "reject" | "csv" | null;

export function GlossaryPage({ projectId, search, onSearch }: Props) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const list = useInfiniteQuery(entriesQuery(projectId, search));
  const [open, setOpen] = useState<Open>(null);
  const field = useRef<HTMLInputElement>(null);
  const isEditor = may("editor", project, me);
  const mayPropose = may("translator", project, me);

  const entries = (list.data?.pages.flatMap((page) => page.concepts) ?? []) as Concept[];
  const ids = entries.map(({ id }) => id);
  const listed = entries.find(({ id }) => id === search.entry);
  const alone = useQuery({ ...entryQuery(search.entry ?? 0), enabled: search.entry !== undefined && listed === undefined && !list.isPending });
  const chosen = listed ?? (alone.data?.project_id === projectId ? alone.data : undefined);

  const choose = (entry: number | undefined) => {
    const { entry: _, ...rest } = search;
    onSearch(entry === undefined ? rest : { ...rest, entry });
  };
  const go = (step: number) => choose(neighbour(ids, search.entry, step));
  const refresh = () => Promise.all([client.invalidateQueries({ queryKey: glossaryKey(projectId) }), client.invalidateQueries({ queryKey: ["concepts"] })]);

  /** A decision takes the entry out of the list in view: on to the next. */
  function decided(concept: Concept, status: ConceptStatus) {
    setOpen(null);
    notify(t(`decided.${status}`, { zh: concept.zh }), status === "proposed" ? {} : { action: { label: t("undo"), run: () => reopen.mutate(concept) } });
    if (ids.includes(concept.id)) choose(afterLeaving(ids, concept.id));
    void refresh();
  }
  /** Somebody was faster: show what they did. */
  function refused(error: unknown) {
    if (isProblem(error, 409, 412)) void refresh();
  }
  const approve = useMutation({
    mutationFn: (concept: Concept) => glossaryApprove({ path: { concept_id: concept.id }, headers: ifMatch(concept.version), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => decided(concept, "approved"),
    onError: refused,
  });
  const reopen = useMutation({
    mutationFn: (concept: Concept) => glossaryReopen({ path: { concept_id: concept.id }, headers: ifMatch(concept.version), body: {} }) as Promise<Concept>,
    onSuccess: (concept) => decided(concept, "proposed"),
    onError: refused,
  });

  const deeds: Deeds = chosen ? deedsFor(chosen, { isEditor, isMine: mayPropose && chosen.proposed_by === me?.name, approve: () => approve.mutate(chosen), amend: () => setOpen("amend"), reject: () => setOpen("reject"), reopen: () => reopen.mutate(chosen) }) : {};

  useShortcuts(t("title"), [
    { keys: ["j", "ArrowDown"], label: t("keys.next"), run: () => go(1) },
    { keys: ["k", "ArrowUp"], label: t("keys.previous"), run: () => go(-1) },
    ...(isEditor
      ? [
          { keys: "a", label: t("keys.approve"), run: () => !approve.isPending && deeds.onApprove?.() },
          { keys: "e", label: t("keys.amend"), run: () => deeds.onAmend?.() },
          { keys: "r", label: t("keys.reject"), run: () => deeds.onReject?.() },
        ]
      : []),
    ...(mayPropose ? [{ keys: "n", label: t("keys.propose"), run: () => setOpen("propose") }] : []),
    { keys: "/", label: t("keys.find"), run: () => field.current?.focus() },
    { keys: "Escape", label: t("keys.close"), run: () => choose(undefined) },
  ]);

  const counts = list.data?.pages[0]?.counts ?? {};
  const status: ConceptStatus = search.status ?? "approved";
  const failed = approve.error ?? reopen.error;
  return (
    <Page
      title={t("title")}
      {...(project ? { tab: `${t("title")}, ${project.name}` } : {})}
      actions={
        <>
          <a className={buttonClass("quiet")} href={address(`/projects/${projectId}/glossary.csv`)} download>
            {t("csv.export")}
          </a>
          {isEditor ? (
            <Button weight="quiet" onClick={() => setOpen("csv")}>
              {t("csv.title")}
            </Button>
          ) : null}
          {mayPropose ? (
            <Button weight="primary" onClick={() => setOpen("propose")}>
              {t("propose")}
            </Button>
          ) : null}
        </>
      }
    >
      <Filters search={search} counts={counts} field={field} onSearch={onSearch} />
      <ErrorNote error={list.error ?? failed} onRetry={list.error ? () => void list.refetch() : undefined} />
      <div className="glossary" data-open={search.entry === undefined ? undefined : true}>
        <div className="glossary-list">
          {list.isPending ? <Loading lines={10} /> : null}
          {list.data && entries.length === 0 ? <Nothing status={status} asked={Boolean(search.q ?? search.kind)} /> : null}
          {entries.length > 0 ? <Entries entries={entries} chosen={search.entry} onChoose={choose} /> : null}
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
          {chosen ? <EntryDetails concept={chosen} busy={approve.isPending || reopen.isPending} deeds={deeds} /> : null}
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
      {open === "amend" && chosen ? (
        <AmendDialog
          concept={chosen}
          mayApprove={isEditor}
          onClose={() => setOpen(null)}
          onDone={(concept, approved) => {
            if (approved) decided(concept, "approved");
            else {
              setOpen(null);
              notify(t("ui:saved"));
              void refresh();
            }
          }}
        />
      ) : null}
      {open === "reject" && chosen ? <RejectDialog concept={chosen} onClose={() => setOpen(null)} onDone={(concept) => decided(concept, "rejected")} /> : null}
      {open === "csv" ? <CsvDialog projectId={projectId} onClose={() => setOpen(null)} onDone={() => void refresh()} /> : null}
    </Page>
  );
}

/** What this person may do to this entry as it stands. */
function deedsFor(concept: Concept, can: { isEditor: boolean; isMine: boolean; approve: () => void; amend: () => void; reject: () => void; reopen: () => void }): Deeds {
  const open = concept.status === "proposed";
  return {
    onApprove: can.isEditor && open ? can.approve : undefined,
    onAmend: can.isEditor || (can.isMine && open) ? can.amend : undefined,
    onReject: can.isEditor && open ? can.reject : undefined,
    onReopen: can.isEditor && !open ? can.reopen : undefined,
  };
}

function Nothing({ status, asked }: { status: ConceptStatus; asked: boolean }) {
  const { t } = useTranslation("glossary");
  if (asked) return <p className="soft">{t("none.found")}</p>;
  return (
    <EmptyState title={t(`none.${status}`)}>
      <p>{t(`noneWhy.${status}`)}</p>
    </EmptyState>
  );
}
