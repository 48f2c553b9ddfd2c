import { useTranslation } from "react-i18next";
import type { ArticleProgress as Counts } from "../api/types";
import { percent, Progress } from "../ui/Progress";

export function ArticleProgress({ progress }: { progress: Counts }) {
  const { t } = useTranslation("articles");
  const { reviewed, translated, draft, untranslated, segments, characters, characters_done } = progress;
  return (
    <div className="article-progress">
      <Progress
        label={t("progress.label", { reviewed, translated, draft, untranslated })}
        shares={[
          { name: "reviewed", count: reviewed, fill: "solid" },
          { name: "translated", count: translated, fill: "plain" },
          { name: "draft", count: draft, fill: "hatched" },
          { name: "untranslated", count: untranslated, fill: "empty" },
        ]}
      />
      <p className="small soft numbers">
        {t("progress.segments", { done: reviewed + translated, count: segments })} · {t("progress.characters", { percent: percent(characters_done, characters) })}
      </p>
    </div>
  );
}
