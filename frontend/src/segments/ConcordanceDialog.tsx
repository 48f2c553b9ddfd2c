import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { memorySearch } from "../api/generated/sdk.gen";
import { spansToUtf16 } from "../language/offsets";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { TextField } from "../ui/Field";

interface Props {
  phrase: string;
  lang: string;
  onClose: () => void;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const HAN = /\p{Script=Han}/u;

/** Everything translated before that contains a phrase; the grid stays where it is. */
export function ConcordanceDialog({ phrase, lang, onClose }: Props) {
  const { t } = useTranslation("segments");
  const [text, setText] = useState(phrase);
  const [asked, setAsked] = useState(phrase);
  const { data, isError } = useQuery({
    queryKey: ["memory", asked],
    queryFn: ({ signal }) => memorySearch({ query: { phrase: asked, side: HAN.test(asked) ? "source" : "target" }, signal }),
    enabled: asked !== "",
    retry: false,
  });
  return (
    <Dialog title={t("concordance.title")} onClose={onClose} wide>
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          setAsked(text.trim());
        }}
      >
        <TextField label={t("concordance.phrase")} value={text} onValue={setText} autoComplete="off" maxLength={500} />
        <Button weight="primary" type="submit" disabled={text.trim() === ""}>
          {t("concordance.search")}
        </Button>
      </form>
      <div role="status">
        {isError ? t("concordance.failed") : data && data.hits.length === 0 ? t("concordance.none") : data && !data.complete ? t("concordance.more") : null}
      </div>
      <ol className="terms">
        {(data?.hits ?? []).map((hit) => (
          <li key={hit.entry_id} className="term-entry">
            <p lang={lang}>
              <Marked text={hit.source} marks={hit.in_source} />
            </p>
            <p lang="en">
              <Marked text={hit.target} marks={hit.in_target} />
            </p>
            <p className="soft small">{[hit.article ?? hit.project, hit.translator].filter(Boolean).join(", ")}</p>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const spans = spansToUtf16(text, marks).filter((span, index, all) => span.start >= (all[index - 1]?.end ?? 0));
  return (
    <>
      {spans.map(({ start, end }, index) => (
        <span key={start}>
          {text.slice(spans[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </span>
      ))}
      {text.slice(spans.at(-1)?.end ?? 0)}
    </>
  );
}
