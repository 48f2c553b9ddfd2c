import type { TFunction } from "i18next";
import { useEffect, useRef } from "react";
import { Mark, type Form, type Tone } from "../ui/Badge";
import type { Cut } from "./cutting";
import { beginsParagraph, shapeOf, type Pair, type SideName } from "./pairs";
import { PairSide, PairSideCut } from "./PairSide";

interface Props {
  pair: Pair;
  number: number;
  active: boolean;
  chosen: boolean;
  lifted: boolean;
  side: SideName;
  cut: Cut | null;
  onCut: (cut: Cut | null) => void;
  onMake: () => void;
  t: TFunction<"alignment">;
}

export function PairRow({ pair, number, active, chosen, lifted, side, cut, onCut, onMake, t }: Props) {
  const shape = shapeOf(pair);
  const row = useRef<HTMLDivElement>(null);
  // So that a screen reader reads it, and the arrow keys begin here.
  useEffect(() => {
    if (active && !cut && row.current && isFree(row.current)) row.current.focus({ preventScroll: true });
  }, [active, cut]);
  return (
    <div
      ref={row}
      role="row"
      aria-rowindex={number + 1}
      aria-selected={chosen}
      tabIndex={active ? 0 : -1}
      className="pair"
      data-pair={pair.id}
      data-active={active || undefined}
      data-chosen={chosen || undefined}
      data-doubtful={pair.doubtful || undefined}
      data-lifted={lifted || undefined}
      data-shape={shape}
      data-begins={beginsParagraph(pair.source) || undefined}
    >
      <div role="rowheader" className="pair-number small">
        <span className="pair-count">{number}</span>
        {pair.doubtful ? <Sign form="triangle" tone="notice" label={t("row.doubtful", { percent: Math.round(pair.confidence * 100) })} text={`${Math.round(pair.confidence * 100)} %`} /> : null}
        {pair.pinned ? <Sign form="check" tone="good" label={t("row.pinned")} /> : null}
        {shape === "omitted" ? <Sign form="bar" tone="soft" label={t("row.omitted")} /> : null}
        {shape === "added" ? <Sign form="diamond" tone="soft" label={t("row.added")} /> : null}
      </div>
      {(["source", "target"] as const).map((name) =>
        cut ? <PairSideCut key={name} pair={pair} side={name} cut={cut} onCut={onCut} onMake={onMake} t={t} /> : <PairSide key={name} pair={pair} side={name} chosen={active && side === name} t={t} />,
      )}
    </div>
  );
}

/** Whether nobody is at work elsewhere, in a dialog or on a button. */
function isFree(row: HTMLElement): boolean {
  const here = document.activeElement;
  return here === null || here === document.body || here.contains(row) || row.closest("[role=grid]")?.contains(here) === true;
}

function Sign({ form, tone, label, text }: { form: Form; tone: Tone; label: string; text?: string }) {
  return (
    <span className={`pair-sign tone-${tone}`} title={label}>
      <Mark form={form} tone={tone} label={label} />
      {text ? <span aria-hidden="true">{text}</span> : null}
    </span>
  );
}
