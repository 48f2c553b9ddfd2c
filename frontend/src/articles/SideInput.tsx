import { useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/Button";
import { TextArea } from "../ui/Field";
import { sizeOf } from "../ui/size";
import { AddressInput } from "./AddressInput";
import { ACCEPT, faultOf, type Side } from "./importing";

interface Props {
  label: string;
  lang: "zh-Hans" | "en";
  placeholder: string;
  side: Side;
  onSide: (side: Side) => void;
  projectId: number;
}

/** One language's text: paste it, drop a file on it, or choose one. */
export function SideInput({ label, lang, placeholder, side, onSide, projectId }: Props) {
  const { t, i18n } = useTranslation("articles");
  const chooser = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [fault, setFault] = useState<string | null>(null);

  function take(file: File | undefined) {
    if (!file) return;
    const wrong = faultOf(file);
    setFault(wrong ? t(`import.fault.${wrong}`, { name: file.name }) : null);
    if (!wrong) onSide({ text: side.text, file });
  }

  function onDrop(event: DragEvent) {
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    take(event.dataTransfer.files[0]);
  }

  const size = side.file ? sizeOf(side.file.size, i18n.language) : "";
  return (
    // Dropping is a way more; the button below does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className="side"
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes("Files")) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={onDrop}
    >
      {side.file ? (
        <div className="stack-close" role="group" aria-label={label}>
          <span className="field-label">{label}</span>
          <div className="side-file">
            <span className="side-name">{side.file.name}</span>
            <span className="small soft nowrap">{size}</span>
            <Button weight="quiet" className="push" onClick={() => onSide({ text: side.text, file: null })}>
              {t("ui:remove")}
            </Button>
          </div>
        </div>
      ) : (
        <TextArea label={label} lang={lang} className="side-text reading" placeholder={placeholder} rows={12} value={side.text} onValue={(text) => onSide({ file: null, text })} error={fault} />
      )}
      <div className="row small soft">
        {/* The button is the chooser for everybody; the field behind it is for the browser only. */}
        <Button aria-label={t("import.chooseFor", { label })} onClick={() => chooser.current?.click()}>
          {t("import.choose")}
        </Button>
        <span>{t("import.orDrop")}</span>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={ACCEPT}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
      </div>
      {side.file ? null : <AddressInput {...{ projectId, label, onSide }} />}
    </div>
  );
}
