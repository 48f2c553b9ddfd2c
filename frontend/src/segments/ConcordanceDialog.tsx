import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { projectsQuery } from "../api/queries";
import type { Hit } from "../api/types";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";
import { Check, Select, TextField } from "../ui/Field";
import { When } from "../ui/When";
import { concordanceQuery, isFiltered, keepSearch, renderingIn, searchOf, sideOf, unfiltered, type Mode, type Search } from "./concordance";
import "./concordance.css";
import { Marked } from "./Marked";

interface Props {
  phrase: string;
  mode: Mode;
  articleId: number;
  lang: string;
  onClose: () => void;
  /** Go to the segment that a hit comes from. */
  onGo: (hit: Hit) => void;
  /** Put a rendering at the caret; absent for readers. */
  onInsert: ((rendering: string) => void) | null;
}

/** Everything translated before that contains a phrase; the grid stays where it is. */
export function ConcordanceDialog({ phrase, mode, articleId, lang, onClose, onGo, onInsert }: Props) {
  const { t } = useTranslation("segments");
  const [search, setSearch] = useState(() => searchOf(phrase, mode));
  const [text, setText] = useState(search.phrase);
  const change = (part: Partial<Search>): void => {
    const next = { ...search, phrase: text.trim(), ...part };
    setSearch(next);
    keepSearch(next);
  };
  const { data, isError, isFetching } = useQuery({ ...concordanceQuery(search, articleId), placeholderData: keepPreviousData });
  const hits = search.phrase === "" ? [] : (data?.hits ?? []);
  const side = sideOf(search);
  return (
    <Dialog title={t("concordance.title")} onClose={onClose} wide>
      <form
        className="concordance-form"
        onSubmit={(event) => {
          event.preventDefault();
          change({});
        }}
      >
        <TextField className="concordance-phrase" label={t("concordance.phrase")} value={text} onValue={setText} autoComplete="off" maxLength={500} />
        <Select
          label={t("concordance.mode")}
          value={search.mode}
          onValue={(value) => change({ mode: value })}
          choices={(["phrase", "words", "fuzzy"] as const).map((value) => ({ value, label: t(`concordance.modes.${value}`) }))}
        />
        <Select
          label={t("concordance.side")}
          value={search.side}
          onValue={(value) => change({ side: value })}
          choices={(["", "source", "target"] as const).map((value) => ({ value, label: t(`concordance.sides.${value || "auto"}`) }))}
        />
        <Button weight="primary" type="submit" disabled={text.trim() === ""}>
          {t("concordance.search")}
        </Button>
      </form>
      <Filters search={search} onChange={change} onClear={() => change(unfiltered(search))} />
      <p role="status" className="soft small">
        {isError ? t("concordance.failed") : search.phrase === "" || isFetching || !data ? null : hits.length === 0 ? t("concordance.none") : t(data.complete ? "concordance.count" : "concordance.more", { count: hits.length })}
      </p>
      <ol className="terms concordance-hits">
        {hits.map((hit) => (
          <li key={hit.entry_id} className="term-entry">
            <p lang={lang}>
              <Marked text={hit.source} marks={hit.in_source} soft={side === "target"} />
            </p>
            <p lang="en">
              <Marked text={hit.target} marks={hit.in_target} soft={side === "source"} />
            </p>
            <HitFoot {...{ hit, onGo }} onInsert={side === "source" ? onInsert : null} />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function HitFoot({ hit, onGo, onInsert }: { hit: Hit; onGo: Props["onGo"]; onInsert: Props["onInsert"] }) {
  const { t } = useTranslation("segments");
  const rendering = renderingIn(hit);
  return (
    <p className="concordance-foot soft small">
      {hit.score < 100 ? <span className="numbers">{hit.score} %</span> : null}
      {hit.segment_id === null ? (
        <span>{hit.project}</span>
      ) : (
        <button type="button" className="concordance-go" onClick={() => onGo(hit)}>
          {hit.article ?? hit.project}
        </button>
      )}
      {hit.translator ? <span>{hit.translator}</span> : null}
      <When at={hit.at} />
      {hit.state === "reviewed" ? <span>{t("state.reviewed")}</span> : null}
      {onInsert && rendering ? (
        <button type="button" className="concordance-go" onClick={() => onInsert(rendering)}>
          {t("concordance.insert", { rendering })}
        </button>
      ) : null}
    </p>
  );
}

interface FiltersProps {
  search: Search;
  onChange: (part: Partial<Search>) => void;
  onClear: () => void;
}

function Filters({ search, onChange, onClear }: FiltersProps) {
  const { t } = useTranslation("segments");
  const { data: projects } = useQuery(projectsQuery);
  const [translator, setTranslator] = useState(search.translator);
  const filtered = isFiltered(search);
  const [open, setOpen] = useState(filtered);
  return (
    <details className="concordance-filters" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(filtered ? "concordance.filtered" : "concordance.filters")}</summary>
      <div className="concordance-form">
        <Select
          label={t("concordance.project")}
          value={search.projectId}
          onValue={(projectId) => onChange({ projectId })}
          choices={[{ value: "", label: t("concordance.any") }, ...(projects ?? []).map(({ id, name }) => ({ value: String(id), label: name }))]}
        />
        <Select
          label={t("concordance.state")}
          value={search.state}
          onValue={(state) => onChange({ state })}
          choices={[
            { value: "", label: t("concordance.any") },
            { value: "translated", label: t("state.translated") },
            { value: "reviewed", label: t("state.reviewed") },
          ]}
        />
        <TextField
          label={t("concordance.translator")}
          value={translator}
          onValue={setTranslator}
          onBlur={() => translator.trim() !== search.translator && onChange({ translator: translator.trim() })}
          onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && onChange({ translator: translator.trim() })}
          autoComplete="off"
          maxLength={200}
        />
        <TextField label={t("concordance.since")} type="date" value={search.since} onValue={(since) => onChange({ since })} />
        <TextField label={t("concordance.until")} type="date" value={search.until} onValue={(until) => onChange({ until })} />
        <Check label={t("concordance.hereOnly")} checked={search.hereOnly} onChecked={(hereOnly) => onChange({ hereOnly })} />
        {filtered ? (
          <Button
            weight="quiet"
            onClick={() => {
              setTranslator("");
              onClear();
            }}
          >
            {t("concordance.clear")}
          </Button>
        ) : null}
      </div>
    </details>
  );
}
