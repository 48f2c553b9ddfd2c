import { DiffPieces } from "../ui/DiffText";
import type { FieldChange } from "./history";

/** What became of a field of an entry: each word of a list in a line of its own. */
export function FieldDifference({ lines }: Pick<FieldChange, "lines">) {
  return lines.map((pieces, at) => (
    // oxlint-disable-next-line react/no-array-index-key -- lines have only their place
    <span key={at} className={lines.length > 1 ? "row-change" : undefined}>
      <DiffPieces pieces={pieces} />
    </span>
  ));
}
