import { useMemo } from "react";
import { wordDiff, type Piece } from "../language/diff";
import "./diff.css";

/** What was removed and added, told by a line through and a line under as well as by colour. */
export function DiffText({ before, after }: { before: string; after: string }) {
  const parts = useMemo(() => wordDiff(before, after), [before, after]);
  return <DiffPieces pieces={parts} />;
}

export function DiffPieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ change, text }, index) => {
    if (change === "removed") return <del key={index} className="diff-removed">{text}</del>;
    if (change === "added") return <ins key={index} className="diff-added">{text}</ins>;
    return <span key={index}>{text}</span>;
  });
}
