import { useTranslation } from "react-i18next";
import type { ArticleProgress } from "../api/types";
import { percent, Progress } from "../ui/Progress";
import { useComplete, useCount } from "./hooks";
import { finished, total, type Count } from "./progress";
import type { Session } from "./session";

/** How far the article is; the server's figures until all rows are here. */
export function ProgressLine({ session, atFirst }: { session: Session; atFirst: ArticleProgress }) {
  const { t, i18n } = useTranslation("segments");
  const counted = useCount(session);
  const count = useComplete(session) ? counted : asCount(atFirst);
  const number = new Intl.NumberFormat(i18n.language);
  const label = t("progress.label", {
    done: number.format(finished(count)),
    all: number.format(total(count)),
    characters: number.format(count.charactersDone),
    allCharacters: number.format(count.characters),
  });
  const { reviewed, translated, draft, untranslated } = count.segments;
  return (
    <div className="editor-progress">
      <Progress
        label={label}
        shares={[
          { name: "reviewed", count: reviewed, fill: "solid" },
          { name: "translated", count: translated, fill: "plain" },
          { name: "draft", count: draft, fill: "hatched" },
          { name: "untranslated", count: untranslated, fill: "empty" },
        ]}
      />
      <span className="small soft numbers">
        {percent(count.charactersDone, count.characters)} %<span className="progress-words"> · {label}</span>
      </span>
    </div>
  );
}

function asCount({ untranslated, draft, translated, reviewed, characters, characters_done }: ArticleProgress): Count {
  return { segments: { untranslated, draft, translated, reviewed }, characters, charactersDone: characters_done };
}
