import { useTranslation } from "react-i18next";
import type { FrontMatter } from "../api/types";
import { TextArea, TextField } from "../ui/Field";

interface Props {
  front: FrontMatter;
  onFront: (front: FrontMatter) => void;
}

/** What stands above a finished translation: the fields only, for a form of any page. */
export function FrontMatterFields({ front, onFront }: Props) {
  const { t } = useTranslation("articles");
  const field = (name: keyof FrontMatter) => ({
    label: t(`front.${name}`),
    value: front[name],
    onValue: (value: string) => onFront({ ...front, [name]: value }),
  });
  return (
    <div className="fields">
      <TextField className="wide" {...field("title")} lang="en" maxLength={500} />
      <TextField className="wide" {...field("original_title")} lang="zh-Hans" maxLength={500} />
      <TextField {...field("author")} maxLength={500} />
      <TextField {...field("outlet")} maxLength={500} />
      <TextField {...field("source_date")} type="date" />
      <TextField {...field("url")} type="url" inputMode="url" maxLength={2000} placeholder="https://" />
      <TextField {...field("archived_url")} type="url" inputMode="url" maxLength={2000} placeholder="https://" />
      <TextField {...field("rate")} lang="en" maxLength={500} placeholder="U.S. $1 ≈ 7.1 RMB, as of May 18, 2020." />
      <TextField {...field("translator")} maxLength={500} />
      <TextField {...field("editor")} maxLength={500} />
      <TextField {...field("translation_date")} type="date" />
      <TextArea className="wide" {...field("preface")} hint={t("front.prefaceHint")} lang="en" maxLength={20000} />
      <TextArea className="wide" {...field("note")} hint={t("front.noteHint")} lang="en" maxLength={20000} />
      <TextArea className="wide" {...field("reuse")} hint={t("front.houseHint")} lang="en" maxLength={20000} />
      <TextArea className="wide" {...field("citation")} hint={t("front.houseHint")} lang="en" maxLength={20000} />
    </div>
  );
}
