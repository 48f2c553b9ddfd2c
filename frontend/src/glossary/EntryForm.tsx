import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { Select, TextArea, TextField } from "../ui/Field";
import { STANDINGS, type Draft } from "./entry";
import { KINDS } from "./search";

interface Props {
  draft: Draft;
  onDraft: (draft: Draft) => void;
}

/** The fields of an entry, for proposing and amending alike. */
export function EntryFields({ draft, onDraft }: Props) {
  const { t } = useTranslation("glossary");
  const text = (name: "zh" | "variants" | "pinyin" | "domain" | "definition" | "note" | "source") => ({
    label: t(`field.${name}`),
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  return (
    <div className="fields">
      <TextField {...text("zh")} lang="zh-Hans" required maxLength={200} className="field-zh" />
      <TextField {...text("pinyin")} hint={t("hint.pinyin")} maxLength={500} />
      <Renderings draft={draft} onDraft={onDraft} />
      <Select label={t("field.kind")} value={draft.kind} onValue={(kind) => onDraft({ ...draft, kind })} choices={KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))} />
      <TextField {...text("domain")} hint={t("hint.domain")} maxLength={100} />
      <TextArea {...text("variants")} hint={t("hint.variants")} lang="zh-Hans" rows={2} />
      <TextArea {...text("definition")} rows={2} />
      <TextArea {...text("note")} hint={t("hint.note")} rows={2} />
      <TextArea {...text("source")} hint={t("hint.source")} rows={2} />
    </div>
  );
}

function Renderings({ draft, onDraft }: Props) {
  const { t } = useTranslation("glossary");
  const { renderings } = draft;
  const set = (at: number, change: Partial<Draft["renderings"][number]>) => onDraft({ ...draft, renderings: renderings.map((one, index) => (index === at ? { ...one, ...change } : one)) });
  return (
    <fieldset className="wide stack-close">
      <legend className="field-label">{t("field.renderings")}</legend>
      {renderings.map((rendering, at) => (
        // Rows have only their place: two may be empty alike.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={at} className="rendering-row">
          <TextField bare label={t("renderingNumber", { number: at + 1 })} lang="en" maxLength={500} placeholder={t("renderingExample")} value={rendering.text} onValue={(value) => set(at, { text: value })} />
          <Select bare label={t("standingNumber", { number: at + 1 })} value={rendering.standing} onValue={(standing) => set(at, { standing })} choices={STANDINGS.map((standing) => ({ value: standing, label: t(`standing.${standing}`) }))} />
          <Button weight="quiet" aria-label={t("removeRendering", { number: at + 1 })} disabled={renderings.length === 1} onClick={() => onDraft({ ...draft, renderings: renderings.filter((_, index) => index !== at) })}>
            ✕
          </Button>
        </div>
      ))}
      <div>
        <Button onClick={() => onDraft({ ...draft, renderings: [...renderings, { text: "", standing: renderings.some(({ standing }) => standing === "preferred") ? "admitted" : "preferred" }] })}>{t("addRendering")}</Button>
      </div>
    </fieldset>
  );
}
