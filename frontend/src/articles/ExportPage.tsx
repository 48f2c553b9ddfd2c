import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { articlesMissing } from "../api/generated/sdk.gen";
import { allFindingsQuery, articleQuery, houseStyleQuery, keys } from "../api/queries";
import { isOfEmptyTarget } from "../language/emptyTarget";
import { Button, buttonClass } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Radios } from "../ui/Field";
import { Keys } from "../ui/Keys";
import { Loading } from "../ui/Loading";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import "./export.css";
import { CopyRichText } from "./CopyRichText";
import { choiceOf, fetchExport, FORMATS, handOver, HOUSES, LAYOUTS, missingIn, openErrorsIn, openErrorsOf, previewAddress, searchOf, TABLES, type ExportChoice, type ExportSearch } from "./exporting";
import { GlossChanges } from "./GlossChanges";
import { MissingList } from "./MissingList";
import { OpenErrors } from "./OpenErrors";
import { PdfPages } from "./PdfPages";
import { PublicPage } from "./PublicPage";
import { Waiting } from "./Waiting";

interface Props {
  articleId: number;
  search: ExportSearch;
  onSearch: (search: ExportSearch) => void;
}

/** The finished document: chosen, seen, and taken away. An unfinished one only as a draft that says so. */
export function ExportPage({ articleId, search, onSearch }: Props) {
  const { t } = useTranslation("articles");
  const article = useQuery(articleQuery(articleId));
  const missing = useQuery({
    queryKey: [...keys.article(articleId), "missing"],
    queryFn: ({ signal }) => articlesMissing({ path: { article_id: articleId }, signal }),
    staleTime: 0,
  });
  const findings = useQuery(allFindingsQuery(articleId));
  const style = useQuery({ ...houseStyleQuery(article.data?.project_id ?? 0), enabled: article.data !== undefined });
  const choice = choiceOf(search, style.data);
  /** How often a preview was asked for: it takes the place of the button that asked. */
  const [shown, setShown] = useState(0);
  const stopping = useRef<AbortController>(null);
  const download = useMutation({
    mutationFn: (asked: ExportChoice) => {
      stopping.current = new AbortController();
      return fetchExport(articleId, asked, stopping.current.signal);
    },
    onSuccess: (file) => {
      handOver(file);
      notify(t("export.done", { name: file.name }));
    },
    onError: (error) => {
      if (stopping.current?.signal.aborted) download.reset(); // that is what was wanted
      if (missingIn(error)) void missing.refetch();
      if (openErrorsIn(error)) void findings.refetch();
    },
  });
  useShortcuts(t("export.title"), [{ keys: "Mod+Enter", label: t("export.download"), whileTyping: true, run: () => download.mutate(choice) }]);

  function choose(change: Partial<ExportChoice>) {
    stopping.current?.abort(); // it would be another document than the one that is chosen now
    download.reset();
    onSearch(searchOf({ ...choice, ...change }, style.data));
  }

  const lacking = missingIn(download.error) ?? missing.data?.missing ?? [];
  const isLacking = new Set(lacking.map(({ segment_id }) => segment_id));
  const open = openErrorsOf(findings.data?.findings ?? []);
  const listed = openErrorsIn(download.error) ?? []; // the first ones only, but newer
  const errors = (listed.length > open.length ? listed : open).filter((error) => !(isOfEmptyTarget(error) && isLacking.has(error.segment_id)));
  const refused = lacking.length + errors.length > 0 && !choice.draft;
  const waits = missing.isPending || (findings.isPending && !choice.draft && lacking.length === 0);
  const isKnown = missing.data !== undefined && !waits;
  const name = article.data ? article.data.title || article.data.original_title || t("untitled") : t("export.title");
  const toMend = (
    <>
      {lacking.length > 0 ? <MissingList articleId={articleId} missing={lacking} segments={missing.data?.segments ?? lacking.length} refused={refused} /> : null}
      {errors.length > 0 ? <OpenErrors articleId={articleId} errors={errors} refused={refused} /> : null}
    </>
  );
  return (
    <Page
      title={name}
      lang={article.data?.title ? "en" : article.data?.original_title ? "zh-Hans" : undefined}
      tab={`${t("export.title")}: ${name}`}
      lead={t("export.title")}
      step={shown}
      actions={
        <>
          <Link className={buttonClass()} to="/articles/$articleId/details" params={{ articleId }}>
            {t("details.title")}
          </Link>
          <Link className={buttonClass()} to="/articles/$articleId" params={{ articleId }}>
            {t("open")}
          </Link>
          <Button weight="primary" busy={download.isPending} onClick={() => download.mutate(choice)}>
            {t("export.download")} <Keys keys="Mod+Enter" />
          </Button>
        </>
      }
    >
      <ErrorNote error={article.error ?? style.error ?? missing.error ?? findings.error} onRetry={() => void Promise.all([style.refetch(), missing.refetch(), findings.refetch()])} />
      {refused && download.error ? <ErrorNote error={download.error} /> : <ErrorNote error={missingIn(download.error) ? null : download.error} />}
      {download.isPending ? <Waiting what="preparing" onStop={() => stopping.current?.abort()} /> : null}
      <div className="export">
        <section className="export-choice stack" aria-label={t("export.choice")}>
          <Radios label={t("export.format")} value={choice.format} onValue={(format) => choose({ format })} choices={FORMATS.map((one) => ({ value: one, label: t(`format.${one}`), hint: t(`formatHint.${one}`) }))} />
          {TABLES.includes(choice.format) ? null : (
            <>
              <Radios label={t("export.layout")} value={choice.layout} onValue={(layout) => choose({ layout })} choices={LAYOUTS.map((one) => ({ value: one, label: t(`layout.${one}`), hint: t(`layoutHint.${one}`) }))} />
              <Radios label={t("export.house")} value={choice.house} onValue={(house) => choose({ house })} choices={HOUSES.filter((one) => one !== "own" || style.data?.front).map((one) => ({ value: one, label: t(`house.${one}`), hint: t(`houseHint.${one}`) }))} />
              <Check label={t("export.byPolicy")} hint={t("export.byPolicyHint")} checked={choice.glosses === "by-policy"} onChecked={(asked) => choose({ glosses: asked ? "by-policy" : "as-written" })} />
              {choice.glosses === "by-policy" ? <GlossChanges articleId={articleId} layout={choice.layout} /> : null}
              <Check label={t("export.terms")} hint={t("export.termsHint")} checked={choice.terms} onChecked={(terms) => choose({ terms })} />
            </>
          )}
          <Check label={t("export.draft")} hint={t("export.draftHint")} checked={choice.draft} onChecked={(draft) => choose({ draft })} />
          {TABLES.includes(choice.format) ? null : <CopyRichText articleId={articleId} choice={choice} />}
          {isKnown && refused ? null : toMend}
          <PublicPage articleId={articleId} projectId={article.data?.project_id} house={choice.house} isFinished={isKnown && lacking.length + errors.length === 0} />
        </section>
        <section className={isKnown && refused ? "export-preview stack" : "export-preview export-preview-stays"} aria-label={t("export.preview")}>
          {waits || (style.isPending && !refused) ? <Loading lines={10} /> : null}
          {isKnown && refused ? (
            <>
              <div className="export-refused soft">
                <p>{t(lacking.length > 0 ? "export.noPreview" : "export.noPreviewErrors")}</p>
                <Button
                  onClick={() => {
                    choose({ draft: true });
                    setShown(shown + 1);
                  }}
                >
                  {t("export.showDraft")}
                </Button>
              </div>
              {toMend}
            </>
          ) : null}
          {isKnown && style.data && !refused && choice.format === "pdf" ? <PdfPages articleId={articleId} choice={choice} /> : null}
          {isKnown && style.data && !refused && choice.format !== "pdf" ? (
            <>
              <iframe key={previewAddress(articleId, choice)} title={t("export.preview")} src={previewAddress(articleId, choice)} sandbox="" />
              {choice.format === "docx" || choice.format === "epub" ? <p className="small soft">{t("export.sameContent")}</p> : null}
            </>
          ) : null}
        </section>
      </div>
    </Page>
  );
}
