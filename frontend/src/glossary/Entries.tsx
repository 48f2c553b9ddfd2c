import { useEffect, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import type { Concept } from "../api/types";
import { composing } from "../ui/shortcuts";
import { best } from "./entry";
import { neighbour } from "./queue";
import { StatusMark } from "./status";

interface Props {
  entries: readonly Concept[];
  chosen: number | undefined;
  onChoose: (conceptId: number) => void;
  /** For decisions about many: what is marked, and how to mark; none where nobody decides. */
  marked: ReadonlySet<number>;
  onMark: ((conceptId: number) => void) | undefined;
  /** The entries of other glossaries are marked as such. */
  projectId: number;
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/** The entries as a list box: one stop for Tab, arrows inside. */
export function Entries({ entries, chosen, onChoose, marked, onMark, projectId }: Props) {
  const { t } = useTranslation("glossary");

  useEffect(() => {
    if (chosen !== undefined) document.getElementById(`entry-${chosen}`)?.scrollIntoView?.({ block: "nearest" });
  }, [chosen]);

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined || composing(event.nativeEvent)) return;
    event.preventDefault();
    const next = neighbour(
      entries.map(({ id }) => id),
      chosen,
      step,
    );
    if (next !== undefined) onChoose(next);
  }

  return (
    <div className="entries" role="listbox" tabIndex={0} aria-label={t("list")} aria-activedescendant={chosen !== undefined && entries.some(({ id }) => id === chosen) ? `entry-${chosen}` : undefined} onKeyDown={onKeyDown}>
      {entries.map((entry) => (
        // Keys are heard by the list box; an option is only clicked.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
        <div key={entry.id} id={`entry-${entry.id}`} role="option" aria-selected={entry.id === chosen} className="entry" onClick={() => onChoose(entry.id)}>
          {onMark ? (
            <span className="entry-mark">
              <StatusMark status={entry.status} />
              {/* The keyboard marks with X, and the option's own words say that it is marked. */}
              <span
                className="entry-check"
                data-marked={marked.has(entry.id) || undefined}
                aria-hidden="true"
                onClick={(event) => {
                  event.stopPropagation();
                  onMark(entry.id);
                }}
              />
            </span>
          ) : (
            <StatusMark status={entry.status} />
          )}
          <span className="entry-term">
            <span className="entry-zh" lang="zh-Hans">
              {entry.zh}
            </span>{" "}
            <span className="entry-pinyin small soft" lang="zh-Latn">
              {entry.pinyin}
            </span>
          </span>
          <span className="entry-kind small soft">
            {marked.has(entry.id) ? <span className="unseen">{t("bulk.marked")} </span> : null}
            {entry.project_id === projectId ? null : <>{t("shared.mark")} · </>}
            {entry.open_changes.length > 0 ? <>{t("change.mark")} · </> : null}
            {t(`kind.${entry.kind}`)}
          </span>
          <span className="entry-en" lang="en">
            {best(entry.renderings) || <span className="soft">{t("noRendering")}</span>}
          </span>
        </div>
      ))}
    </div>
  );
}
