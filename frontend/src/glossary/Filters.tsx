import { useEffect, useState, type RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { ConceptKind } from "../api/types";
import { Mark } from "../ui/Badge";
import { Check, Select, TextField } from "../ui/Field";
import { KINDS, STATUSES, type GlossarySearch } from "./search";
import { LOOKS } from "./status";

const PAUSE = 200;

interface Props {
  search: GlossarySearch;
  counts: Record<string, number>;
  /** The project uses shared glossaries, whose entries can be listed too. */
  shares: boolean;
  field: RefObject<HTMLInputElement | null>;
  onSearch: (search: GlossarySearch) => void;
}

export function Filters({ search, counts, shares, field, onSearch }: Props) {
  const { t, i18n } = useTranslation("glossary");
  const [text, setText] = useState(search.q ?? "");
  const number = new Intl.NumberFormat(i18n.language);

  // Asked when the person pauses, not at every letter.
  useEffect(() => {
    if (text.trim() === (search.q ?? "")) return undefined;
    const timer = setTimeout(() => {
      const { q: _, entry: __, ...rest } = search;
      onSearch(text.trim() ? { ...rest, q: text.trim() } : rest);
    }, PAUSE);
    return () => clearTimeout(timer);
  }, [text, search, onSearch]);

  return (
    <div className="glossary-filters no-print">
      <nav className="tabs" aria-label={t("statuses")}>
        {STATUSES.map((status) => {
          const here = (search.status ?? "approved") === status;
          return (
            <button
              key={status}
              type="button"
              className="tab"
              aria-current={here ? "true" : undefined}
              onClick={() => {
                const { status: _, entry: __, ...rest } = search;
                onSearch(status === "approved" ? rest : { ...rest, status });
              }}
            >
              <Mark {...LOOKS[status]} /> {t(`tab.${status}`)} <span className="soft numbers">{number.format(counts[status] ?? 0)}</span>
            </button>
          );
        })}
      </nav>
      <div className="glossary-find" role="search">
        {shares ? (
          <Check
            label={t("shared.list")}
            checked={search.shared === true}
            onChecked={(shared) => {
              const { shared: _, entry: __, ...rest } = search;
              onSearch(shared ? { ...rest, shared: true } : rest);
            }}
          />
        ) : null}
        <TextField bare ref={field} type="search" label={t("find")} placeholder={t("findIn")} value={text} onValue={setText} />
        <Select<ConceptKind | "all">
          bare
          label={t("field.kind")}
          value={search.kind ?? "all"}
          onValue={(kind) => {
            const { kind: _, entry: __, ...rest } = search;
            onSearch(kind === "all" ? rest : { ...rest, kind });
          }}
          choices={[{ value: "all", label: t("allKinds") }, ...KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))]}
        />
      </div>
    </div>
  );
}
