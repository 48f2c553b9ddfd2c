import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { harvestBringBack, harvestDismiss } from "../api/generated/sdk.gen";
import type { CandidateInfo, RenderingInfo } from "../api/generated/types.gen";
import { articleQuery } from "../api/queries";
import { Badge } from "../ui/Badge";
import { Button, buttonClass } from "../ui/Button";
import { EmptyState } from "../ui/EmptyState";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { notify } from "../ui/Toast";
import type { Draft } from "./entry";
import "./harvest.css";
import { candidatesQuery, certainty, dismissedQuery, draftFrom } from "./harvest";
import { ProposeDialog } from "./ProposeDialog";
import { glossaryKey } from "./queries";

/** What an article has that should perhaps be in the glossary, best first. */
export function CandidatesPage({ articleId }: { articleId: number }) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const article = useQuery(articleQuery(articleId));
  const found = useQuery(candidatesQuery(articleId));
  const [draft, setDraft] = useState<Draft | null>(null);
  const projectId = article.data?.project_id;
  const name = article.data ? article.data.title || article.data.original_title : "";
  const refresh = () => void client.invalidateQueries({ queryKey: candidatesQuery(articleId).queryKey });
  return (
    <Page
      title={t("candidates.title")}
      {...(name ? { tab: `${t("candidates.title")}: ${name}` } : {})}
      lead={name}
      actions={
        <Link className={buttonClass()} to="/articles/$articleId" params={{ articleId }}>
          {t("candidates.back")}
        </Link>
      }
    >
      <p className="soft">{t("candidates.what")}</p>
      <ErrorNote error={article.error ?? found.error} onRetry={() => void Promise.all([article.refetch(), found.refetch()])} />
      {found.isPending && !found.error ? <Loading lines={10} /> : null}
      {found.data?.candidates.length === 0 ? <EmptyState title={t("candidates.none")}>{t("candidates.noneWhy")}</EmptyState> : null}
      {projectId !== undefined && found.data ? (
        <>
          <ol className="candidates">
            {found.data.candidates.map((candidate) => (
              <Candidate key={candidate.zh} {...{ candidate, articleId, projectId }} onPropose={(rendering) => setDraft(draftFrom(candidate, rendering))} onDismissed={refresh} />
            ))}
          </ol>
          <Dismissed projectId={projectId} onBack={refresh} />
        </>
      ) : null}
      {draft && projectId !== undefined ? (
        <ProposeDialog
          projectId={projectId}
          start={draft}
          onClose={() => setDraft(null)}
          onShow={() => setDraft(null)}
          onDone={() => {
            setDraft(null);
            notify(t("proposedNow"));
            void client.invalidateQueries({ queryKey: glossaryKey(projectId) });
            refresh();
          }}
        />
      ) : null}
    </Page>
  );
}

interface CandidateProps {
  candidate: CandidateInfo;
  articleId: number;
  projectId: number;
  onPropose: (rendering: RenderingInfo | undefined) => void;
  onDismissed: () => void;
}

function Candidate({ candidate, articleId, projectId, onPropose, onDismissed }: CandidateProps) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const { zh, kind, count, reasons, contexts, renderings } = candidate;
  const changed = () => {
    void client.invalidateQueries({ queryKey: dismissedQuery(projectId).queryKey });
    onDismissed();
  };
  const bringBack = useMutation({ mutationFn: () => harvestBringBack({ path: { project_id: projectId }, query: { zh } }), onSuccess: changed });
  const dismiss = useMutation({
    mutationFn: () => harvestDismiss({ path: { project_id: projectId }, body: { zh } }),
    onSuccess: () => {
      notify(t("candidates.dismissed", { zh }), { action: { label: t("undo"), run: () => bringBack.mutate() } });
      changed();
    },
  });
  return (
    <li aria-label={zh}>
      <div className="row">
        <strong lang="zh" className="harvest-zh">
          {zh}
        </strong>
        <Badge>{t(`kind.${kind}`)}</Badge>
        <span className="soft small">{t("candidates.times", { count })}</span>
        <span className="soft small">{reasons.map((reason) => t(`candidates.reason.${reason}`)).join(" · ")}</span>
        <span className="row push">
          <Button aria-label={t("candidates.proposeNamed", { zh })} onClick={() => onPropose(renderings[0])}>
            {t("candidates.propose")}
          </Button>
          <Button weight="quiet" busy={dismiss.isPending} aria-label={t("candidates.dismissNamed", { zh })} onClick={() => dismiss.mutate()}>
            {t("candidates.dismiss")}
          </Button>
        </span>
      </div>
      {renderings.length === 0 ? null : (
        <ul className="candidate-renderings">
          {renderings.map((rendering) => (
            <li key={rendering.en}>
              <Button weight="quiet" aria-label={t("candidates.useNamed", { zh, en: rendering.en })} onClick={() => onPropose(rendering)}>
                <span lang="en">{rendering.en}</span>
              </Button>
              <span className="soft small">
                {t(`candidates.origin.${rendering.origin}`)}, {t(`candidates.certainty.${certainty(rendering.confidence)}`)}
              </span>
              {rendering.sentences[0] ? (
                <q lang="en" className="soft small">
                  {rendering.sentences[0]}
                </q>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <ul className="candidate-contexts small">
        {contexts.map(({ sentence, number }) => (
          <li key={`${number} ${sentence}`}>
            <Link className="numbers" to="/articles/$articleId" params={{ articleId }} search={{ segment: number }} aria-label={t("candidates.open", { number })}>
              {number}
            </Link>{" "}
            <span lang="zh">
              <InContext {...{ sentence, zh }} />
            </span>
          </li>
        ))}
      </ul>
      <ErrorNote error={dismiss.error ?? bringBack.error} />
    </li>
  );
}

function InContext({ sentence, zh }: { sentence: string; zh: string }) {
  const parts = sentence.split(zh);
  return parts.map((part, index) => (
    <span key={index}>
      {part}
      {index < parts.length - 1 ? <mark>{zh}</mark> : null}
    </span>
  ));
}

function Dismissed({ projectId, onBack }: { projectId: number; onBack: () => void }) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const dismissed = useQuery(dismissedQuery(projectId));
  const back = useMutation({
    mutationFn: (zh: string) => harvestBringBack({ path: { project_id: projectId }, query: { zh } }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: dismissedQuery(projectId).queryKey });
      onBack();
    },
  });
  if (!dismissed.data?.length) return null;
  return (
    <details>
      <summary>{t("candidates.dismissedBefore", { count: dismissed.data.length })}</summary>
      <ErrorNote error={back.error} />
      <ul className="candidate-dismissed">
        {dismissed.data.map(({ zh, by }) => (
          <li key={zh} className="row">
            <span lang="zh">{zh}</span>
            <span className="soft small">{by}</span>
            <Button weight="quiet" aria-label={t("candidates.bringBackNamed", { zh })} onClick={() => back.mutate(zh)}>
              {t("candidates.bringBack")}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
