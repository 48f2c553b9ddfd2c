import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { articlesCreate, articlesPreview, pairingsBegin } from "../api/generated/sdk.gen";
import { keys, meQuery } from "../api/queries";
import type { FrontMatter, Preview, Segmentation } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Radios } from "../ui/Field";
import { Keys } from "../ui/Keys";
import { LeaveGuard } from "../ui/LeaveGuard";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { frontOf, NO_FRONT, refill, suggestedFront } from "./frontMatter";
import { FrontMatterFields } from "./FrontMatterForm";
import "./import.css";
import { createBody, given, isSwapped, NOTHING, previewBody, reviewBody, swapped, type Material, type TranslationState } from "./importing";
import { OpenReviews } from "./OpenReviews";
import { PreviewFacts, PreviewText } from "./PreviewView";
import { SideInput } from "./SideInput";

/** Add an article: first the text, then what would become of it, and only then it is stored. */
export function ImportPage({ projectId }: { projectId: number }) {
  const { t } = useTranslation("articles");
  const client = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useQuery(meQuery);
  const [material, setMaterial] = useState<Material>({ source: NOTHING, translation: null, segmentation: "paragraph" });
  const [front, setFront] = useState<FrontMatter>(NO_FRONT);
  const suggested = useRef<FrontMatter>(NO_FRONT);
  const shown = useRef<Material | null>(null);
  const [translationState, setTranslationState] = useState<TranslationState>("draft");
  const [previewed, setPreviewed] = useState<Preview | null>(null);

  const preview = useMutation({
    mutationFn: (asked: Material) => articlesPreview({ path: { project_id: projectId }, body: previewBody(asked) }),
    onSuccess: (answer, asked) => {
      const front = frontOf(answer.front);
      const read = { ...answer, front: { ...front, url: front.url || (asked.source.url ?? "") } };
      const ours = suggestedFront(read, me?.name ?? "");
      const before = suggested.current;
      setFront((current) => refill(current, before, ours));
      suggested.current = ours;
      shown.current = asked;
      setPreviewed(read);
    },
    // What would be stored is what is shown, never what was only asked for.
    onError: () => {
      if (shown.current) setMaterial(shown.current);
    },
  });
  const create = useMutation({
    mutationFn: () => articlesCreate({ path: { project_id: projectId }, body: createBody(material, front, translationState) }),
    onSuccess: async (article) => {
      await client.invalidateQueries({ queryKey: keys.articles(projectId) });
      notify(t("import.added", { count: article.progress.segments }));
      await navigate({ to: "/articles/$articleId", params: { articleId: article.id }, ignoreBlocker: true });
    },
  });

  const review = useMutation({
    mutationFn: () => pairingsBegin({ path: { project_id: projectId }, body: reviewBody(material, front) }),
    onSuccess: async (pairing) => {
      await client.invalidateQueries({ queryKey: keys.pairings(projectId) });
      await navigate({ to: "/projects/$projectId/articles/reviews/$pairingId", params: { projectId, pairingId: pairing.id }, ignoreBlocker: true });
    },
  });

  const ready = given(material.source);
  const ask = (asked: Material) => {
    if (!given(asked.source) || preview.isPending) return;
    setMaterial(asked);
    preview.mutate(asked);
  };
  const busy = create.isPending || preview.isPending || review.isPending;
  const store = () => {
    if (previewed && !busy) create.mutate();
  };
  const look = () => {
    if (previewed?.translation && !busy) review.mutate();
  };
  useShortcuts(t("import.title"), [
    { keys: "Mod+Enter", label: previewed ? t("import.store") : t("import.preview"), whileTyping: true, run: () => (previewed ? store() : ask(material)) },
    ...(previewed?.translation ? [{ keys: "Mod+Shift+Enter", label: t("import.review"), whileTyping: true, run: look }] : []),
  ]);
  const guard = <LeaveGuard unsaved={ready || previewed !== null} />;

  if (!previewed) {
    return (
      <Page title={t("import.title")} lead={t("import.what")} step="text">
        {guard}
        <MaterialForm projectId={projectId} material={material} onMaterial={setMaterial} />
        <ErrorNote error={preview.error} />
        <div className="row">
          <Button weight="primary" disabled={!ready} busy={preview.isPending} onClick={() => ask(material)}>
            {t("import.preview")} <Keys keys="Mod+Enter" />
          </Button>
          {preview.isPending ? (
            <span role="status" className="soft">
              {t("import.reading")}
            </span>
          ) : (
            <span className="soft">{t("import.nothingStored")}</span>
          )}
        </div>
        <OpenReviews projectId={projectId} />
      </Page>
    );
  }
  return (
    <Page
      title={t("import.check")}
      step="check"
      lead={t("import.checkWhat")}
      actions={
        <>
          <Button onClick={() => {
              shown.current = null;
              setPreviewed(null);
            }}>{t("import.back")}</Button>
          {previewed.translation ? (
            <Button busy={review.isPending} disabled={busy} onClick={look}>
              {t("import.review")} <Keys keys="Mod+Shift+Enter" />
            </Button>
          ) : null}
          <Button weight="primary" busy={create.isPending} disabled={busy} onClick={store}>
            {t("import.store")} <Keys keys="Mod+Enter" />
          </Button>
        </>
      }
    >
      {guard}
      <ErrorNote error={create.error ?? preview.error ?? review.error} />
      {previewed.swapped || isSwapped(review.error) ? (
        <Note tone="notice">
          {t("import.swapped")}{" "}
          <Button
            disabled={busy}
            onClick={() => {
              review.reset();
              ask(swapped(material));
            }}
          >
            {t("import.swap")}
          </Button>
        </Note>
      ) : null}
      {previewed.translation ? <p className="soft">{t("import.reviewWhat")}</p> : null}
      <PreviewFacts preview={previewed} />
      <div className="import-check" aria-busy={preview.isPending}>
        <section className="stack" aria-label={t("details.title")}>
          <SegmentationChoice value={material.segmentation} disabled={preview.isPending} onValue={(segmentation) => ask({ ...material, segmentation })} />
          {previewed.translation ? (
            <Radios
              label={t("import.state")}
              value={translationState}
              onValue={setTranslationState}
              choices={[
                { value: "draft", label: t("import.stateDraft") },
                { value: "machine", label: t("import.stateMachine") },
                { value: "translated", label: t("import.stateTranslated") },
              ]}
            />
          ) : null}
          <h2>{t("details.title")}</h2>
          <FrontMatterFields front={front} onFront={setFront} />
        </section>
        <PreviewText preview={previewed} />
      </div>
    </Page>
  );
}

function MaterialForm({ projectId, material, onMaterial }: { projectId: number; material: Material; onMaterial: (material: Material) => void }) {
  const { t } = useTranslation("articles");
  const { source, translation, segmentation } = material;
  return (
    <>
      <div className={translation ? "sides sides-two" : "sides"}>
        <SideInput projectId={projectId} label={t("import.source")} lang="zh-Hans" placeholder={t("import.pasteSource")} side={source} onSide={(side) => onMaterial({ ...material, source: side })} />
        {translation ? <SideInput projectId={projectId} label={t("import.translation")} lang="en" placeholder={t("import.pasteTranslation")} side={translation} onSide={(side) => onMaterial({ ...material, translation: side })} /> : null}
      </div>
      <Check label={t("import.hasTranslation")} hint={t("import.hasTranslationHint")} checked={translation !== null} onChecked={(has) => onMaterial({ ...material, translation: has ? NOTHING : null })} />
      <SegmentationChoice value={segmentation} onValue={(chosen) => onMaterial({ ...material, segmentation: chosen })} />
    </>
  );
}

function SegmentationChoice({ value, onValue, disabled = false }: { value: Segmentation; onValue: (value: Segmentation) => void; disabled?: boolean }) {
  const { t } = useTranslation("articles");
  return (
    <Radios
      label={t("import.segmentation")}
      value={value}
      onValue={onValue}
      disabled={disabled}
      choices={[
        { value: "paragraph", label: t("import.byParagraph"), hint: t("import.byParagraphHint") },
        { value: "sentence", label: t("import.bySentence"), hint: t("import.bySentenceHint") },
      ]}
    />
  );
}
