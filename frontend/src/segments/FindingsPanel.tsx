import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { findingsIgnore, findingsUnignore } from "../api/generated/sdk.gen";
import type { Finding } from "../api/types";
import { isOfEmptyTarget } from "../language/emptyTarget";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { FindingSentence, SeverityMark } from "../ui/FindingSentence";
import { notify } from "../ui/Toast";
import { When } from "../ui/When";
import { articleFindingsQuery, findingsOf, findingsQuery, mended, shownVersion } from "./findings";
import { showSpots } from "./findingSpots";
import { focusNow } from "./focusNow";
import { useFact } from "./hooks";
import type { Session } from "./session";
import { useComparedFindings } from "./useFindingMarks";
import { useSeen } from "./useRevisions";

/** So long a saved text has to stand before it is asked about; a row, too. */
const SETTLED_MS = 300;
const NONE: readonly Finding[] = [];

export interface FindingsPanelProps {
  session: Session;
  segmentId: number;
  version: number;
  /** Absent for readers. */
  onMend: ((target: string) => void) | null;
}

/** What the checks say of the open row as it is saved. */
export function FindingsPanel({ session, segmentId, version, onMend }: FindingsPanelProps) {
  const { t } = useTranslation("segments");
  const seen = useSeen(segmentId, version, SETTLED_MS);
  const { data, error, refetch } = useQuery({
    ...findingsQuery(segmentId, seen.version),
    enabled: seen.segmentId === segmentId,
    placeholderData: (before, query) => (query?.queryKey[1] === segmentId ? before : undefined),
  });
  const compared = useComparedFindings(session, segmentId, seen.version, data ?? NONE);
  const findings = useMemo(() => data && [...data, ...compared], [data, compared]);
  useSpots(session, segmentId, seen.version, findings);
  if (data?.some(isOfEmptyTarget)) return null;
  return (
    <section className="panel-part" aria-labelledby="panel-findings">
      <h2 id="panel-findings" className="panel-title">
        {t("findings.title")}
      </h2>
      {error ? <ErrorNote aside error={error} onRetry={() => void refetch()} /> : null}
      {findings?.length === 0 ? <p className="soft small">{t("findings.none")}</p> : null}
      {findings && findings.length > 0 ? (
        <ul className="findings">
          {findings.map((finding) => (
            <Found key={finding.id} {...{ session, finding, onMend }} isCompared={compared.includes(finding)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** Points at the findings in the open target, as long as it shows the text that was checked. */
function useSpots(session: Session, segmentId: number, version: number, findings: readonly Finding[] | undefined): void {
  useEffect(() => {
    const work = session.article.saver.get(segmentId);
    const view = session.target?.view;
    if (!view || !work || !findings || view.composing) return;
    if (shownVersion(work) === version && view.state.doc.toString() === work.saved.target) showSpots(view, findings);
  }, [session, segmentId, version, findings]);
}

interface FoundProps extends Pick<FindingsPanelProps, "session" | "onMend"> {
  finding: Finding;
  /** Only a comparison with other rows shows it. */
  isCompared: boolean;
}

function Found({ session, finding, onMend, isCompared }: FoundProps) {
  const { ignored } = finding;
  return (
    <li className={ignored ? "finding finding-ignored" : "finding"}>
      <p className="finding-said">
        <SeverityMark severity={finding.severity} /> <FindingSentence {...finding} />
      </p>
      {ignored ? <Ignored ignored={ignored} /> : null}
      {onMend ? <Deeds {...{ session, finding, onMend, isCompared }} /> : null}
    </li>
  );
}

function Ignored({ ignored }: { ignored: NonNullable<Finding["ignored"]> }) {
  const { t } = useTranslation("segments");
  return (
    <p className="small soft">
      {t("findings.ignoredBy", { name: ignored.by ?? t("somebody"), reason: ignored.reason })} <When at={ignored.at} />
    </p>
  );
}

function Deeds({ session, finding, onMend, isCompared }: FoundProps & { onMend: (target: string) => void }) {
  const { t } = useTranslation("segments");
  const [asking, setAsking] = useState(false);
  const stale = useFact(session, finding.segment_id, shownVersion) !== finding.version;
  const path = { segment_id: finding.segment_id, finding_id: finding.id };
  const client = useQueryClient();
  /** Back to the text, from a field that is gone. */
  const close = (): void => {
    setAsking(false);
    session.target?.view.focus();
  };
  const again = async (): Promise<void> => {
    await client.invalidateQueries({ queryKey: findingsOf(finding.segment_id) });
    if (isCompared) await client.fetchQuery({ ...articleFindingsQuery(session.articleId), staleTime: 0 });
  };
  const ignore = useMutation({
    mutationFn: (reason: string) => findingsIgnore({ path, body: { check: finding.check, reason } }),
    onSuccess: async () => {
      await again();
      close();
    },
  });
  const unignore = useMutation({ mutationFn: () => findingsUnignore({ path }), onSuccess: again });

  function mend(): void {
    const work = session.article.saver.get(finding.segment_id);
    const target = work ? mended(work, finding) : null;
    // A text that is being composed is not the store's yet, and its place is not known.
    const inView = session.target?.view.state.doc.toString() === work?.saved.target;
    if (target === null || !inView) notify(t("findings.stale"));
    else onMend(target);
  }

  if (finding.ignored) {
    return (
      <>
        <ErrorNote error={unignore.error} />
        <Button weight="quiet" className="finding-deed" data-finding="reopen" busy={unignore.isPending} onClick={() => unignore.mutate()}>
          {t("findings.unignore")}
        </Button>
      </>
    );
  }
  return (
    <>
      {asking ? <Why error={ignore.error} busy={ignore.isPending} onReason={ignore.mutate} onCancel={close} /> : null}
      {asking ? null : (
        <div className="row">
          {finding.fix === null ? null : (
            <Button className="finding-deed" data-finding="apply" disabled={stale} onClick={mend}>
              {finding.fix.trim() === "" ? t("findings.apply") : t("findings.applyFix", { fix: finding.fix.trim() })}
            </Button>
          )}
          <Button weight="quiet" className="finding-deed" data-finding="ignore" onClick={() => setAsking(true)}>
            {t("findings.because")}
          </Button>
        </div>
      )}
    </>
  );
}

interface WhyProps {
  error: Error | null;
  busy: boolean;
  onReason: (reason: string) => void;
  onCancel: () => void;
}

/** The field is ready to be typed over. */
function focusAll(field: HTMLInputElement | null): void {
  focusNow(field);
  field?.select();
}

/** A finding may stand only for a reason that the next reader can weigh; the usual one is there already. */
function Why({ error, busy, onReason, onCancel }: WhyProps) {
  const { t } = useTranslation("segments");
  const [reason, setReason] = useState(() => t("findings.usualReason"));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (reason.trim() !== "") onReason(reason.trim());
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t("findings.reason")} value={reason} onValue={setReason} maxLength={2_000} ref={focusAll} required />
      <ErrorNote error={error} />
      <div className="row">
        <Button type="submit" className="finding-deed" busy={busy} disabled={reason.trim() === ""}>
          {t("findings.ignore")}
        </Button>
        <Button weight="quiet" className="finding-deed" onClick={onCancel}>
          {t("ui:cancel")}
        </Button>
      </div>
    </form>
  );
}
