import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Rendering, Variant } from "../api/types";
import { Button } from "../ui/Button";
import { Select, TextArea, TextField } from "../ui/Field";
import { FORMS, GLOSSES, PROVENANCES, STANDINGS, type Draft } from "./entry";
import "./glossary.css";
import { KINDS } from "./search";

interface Props {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** The fields of an entry, for proposing and amending alike. */
export function EntryFields({ draft, onDraft }: Props) {
  const { t } = useTranslation("glossary");
  const text = (name: "zh" | "pinyin" | "domain" | "definition" | "note" | "print_note" | "source") => ({
    label: t(`field.${name}`),
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  return (
    <div className="fields">
      <TextField {...text("zh")} lang="zh-Hans" required maxLength={200} className="field-zh" />
      <TextField {...text("pinyin")} hint={t("hint.pinyin")} maxLength={500} />
      <Renderings draft={draft} onDraft={onDraft} />
      <Variants draft={draft} onDraft={onDraft} />
      <Select label={t("field.kind")} value={draft.kind} onValue={(kind) => onDraft({ ...draft, kind })} choices={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <TextField {...text("domain")} hint={t("hint.domain")} maxLength={100} />
      <Select label={t("field.gloss")} hint={t("hint.gloss")} value={draft.gloss} onValue={(gloss) => onDraft({ ...draft, gloss })} choices={GLOSSES.map((gloss) => ({ value: gloss, label: t(`gloss.${gloss}`) }))} />
      <TextArea {...text("definition")} rows={2} />
      <TextArea {...text("note")} hint={t("hint.note")} rows={2} />
      <TextArea {...text("print_note")} hint={t("hint.print_note")} rows={2} />
      <TextArea {...text("source")} hint={t("hint.source")} rows={2} />
    </div>
  );
}

function Renderings({ draft, onDraft }: Props) {
  const { t } = useTranslation("glossary");
  const { renderings } = draft;
  const set = (at: number, change: Partial<Rendering>) => onDraft({ ...draft, renderings: renderings.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <fieldset className="wide stack-close">
      <legend className="field-label">{t("field.renderings")}</legend>
      {renderings.map((rendering, at) => (
        // Rows have only their place: two may be empty alike.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="stack-close">
          <div className="rendering-row">
            {/* Where the Chinese is known, it is the rendering that one has come for. */}
            <TextField bare data-first={at === 0 && draft.zh !== "" ? true : undefined} label={t("renderingNumber", { number: at + 1 })} lang="en" maxLength={500} placeholder={t("renderingExample")} value={rendering.text} onValue={(value) => set(at, { text: value })} />
            <Select bare label={t("standingNumber", { number: at + 1 })} value={rendering.standing} onValue={(standing) => set(at, { standing })} choices={STANDINGS.map((standing) => ({ value: standing, label: t(`standing.${standing}`) }))} />
            <Button weight="quiet" aria-label={t("removeRendering", { number: at + 1 })} disabled={renderings.length === 1} onClick={() => onDraft({ ...draft, renderings: renderings.filter((_, index) => index !== at) })}>
              ✕
            </Button>
          </div>
          <RenderingMore rendering={rendering} number={at + 1} onChange={(change) => set(at, change)} />
        </div>
      ))}
      <div>
        <Button onClick={() => onDraft({ ...draft, renderings: [...renderings, { text: "", standing: renderings.some(({ standing }) => standing === "preferred") ? "admitted" : "preferred" }] })}>{t("addRendering")}</Button>
      </div>
    </fieldset>
  );
}

const MORE = ["note", "abbreviation", "plural", "source", "dated"] as const;

/** What is said of one rendering; shut until somebody asks, open where there is something. */
function RenderingMore({ rendering, number, onChange }: { rendering: Rendering; number: number; onChange: (change: Partial<Rendering>) => void }) {
  const { t } = useTranslation("glossary");
  const [open, setOpen] = useState(MORE.some((name) => Boolean(rendering[name])) || (rendering.provenance ?? "unknown") !== "unknown");
  const text = (name: (typeof MORE)[number]) => ({ label: t(`more.${name}`), value: rendering[name] ?? "", onValue: (value: string) => onChange({ [name]: value }) });
  return (
    <details className="rendering-more" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("moreOf", { number })}</summary>
      <div className="fields">
        <TextField {...text("note")} hint={t("hint.usage")} className="wide" maxLength={2000} />
        <TextField {...text("abbreviation")} placeholder="NDRC" lang="en" maxLength={200} />
        <TextField {...text("plural")} hint={t("hint.plural")} lang="en" maxLength={500} />
        <Select label={t("more.provenance")} value={rendering.provenance ?? "unknown"} onValue={(provenance) => onChange({ provenance })} choices={PROVENANCES.map((value) => ({ value, label: t(`provenance.${value}`) }))} />
        <TextField {...text("dated")} placeholder="2021-05" maxLength={10} />
        <TextField {...text("source")} className="wide" maxLength={2000} />
      </div>
    </details>
  );
}

function Variants({ draft, onDraft }: Props) {
  const { t } = useTranslation("glossary");
  const { variants } = draft;
  const set = (at: number, change: Partial<Variant>) => onDraft({ ...draft, variants: variants.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <fieldset className="wide stack-close">
      <legend className="field-label">{t("field.variants")}</legend>
      {variants.map((variant, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- as above
        <div key={at} className="variant-row">
          <TextField bare label={t("variantNumber", { number: at + 1 })} lang="zh-Hans" maxLength={200} value={variant.text} onValue={(text) => set(at, { text })} />
          <Select bare label={t("formNumber", { number: at + 1 })} value={variant.form} onValue={(form) => set(at, { form })} choices={FORMS.map((form) => ({ value: form, label: t(`form.${form}`) }))} />
          <Select bare label={t("standingOfVariant", { number: at + 1 })} value={variant.standing} onValue={(standing) => set(at, { standing })} choices={STANDINGS.map((standing) => ({ value: standing, label: t(`standing.${standing}`) }))} />
          <Button weight="quiet" aria-label={t("removeVariant", { number: at + 1 })} onClick={() => onDraft({ ...draft, variants: variants.filter((_, index) => index !== at) })}>
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onDraft({ ...draft, variants: [...variants, { text: "", form: "variant", standing: "admitted" }] })}>{t("addVariant")}</Button>
      </div>
      <p className="field-hint">{t("hint.variants")}</p>
    </fieldset>
  );
}
