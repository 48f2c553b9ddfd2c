import type { Consistency, RenderingUse, Use } from "../api/generated/types.gen";
import type { Standing } from "../api/types";

/** What an editor has chosen for renderings, by their text; the others keep their standing. */
export type Choices = ReadonlyMap<string, Standing>;

/** The standing that a rendering would have: chosen, or else as it is. */
export function standingOf({ rendering, standing }: Pick<RenderingUse, "rendering" | "standing">, choices: Choices): Standing | null {
  return choices.get(rendering) ?? standing;
}

/** One rendering is the one to write: it is preferred, and whatever else is preferred or unknown is deprecated. */
export function preferOnly(renderings: readonly RenderingUse[], chosen: string): Map<string, Standing> {
  const choices = new Map<string, Standing>();
  for (const { rendering, standing } of renderings) {
    if (rendering === "") continue;
    if (rendering === chosen) {
      if (standing !== "preferred") choices.set(rendering, "preferred");
    } else if (standing === null || standing === "preferred") choices.set(rendering, "deprecated");
  }
  return choices;
}

const isRight = (standing: Standing | null): boolean => standing === "preferred" || standing === "admitted";

const isFinished = ({ state }: Use): boolean => state === "translated" || state === "reviewed";

/** What the glossary does not know is wrong only beside a choice: before it, nobody has said what is right. */
function isWrong(use: Use, choices: Choices): boolean {
  const standing = standingOf(use, choices);
  if (use.target.trim() === "" || use.rendering === "") return false;
  return standing === null ? choices.size > 0 : !isRight(standing);
}

/** The same choices with another one, or without one that leaves a rendering out of the glossary. */
export function withChoice(choices: Choices, rendering: string, standing: Standing | null): Choices {
  const next = new Map(choices);
  if (standing === null) next.delete(rendering);
  else next.set(rendering, standing);
  return next;
}

/** The finished segments whose rendering is not one to write, as things would be. What nobody recognises is left to the eye. */
export function toReopen({ uses }: Pick<Consistency, "uses">, choices: Choices): Use[] {
  return uses.filter((use) => isFinished(use) && isWrong(use, choices));
}

/** Those that are being worked on anyway. */
export function stillOpen({ uses }: Pick<Consistency, "uses">, choices: Choices): Use[] {
  return uses.filter((use) => !isFinished(use) && isWrong(use, choices));
}

/** What would be written: the only preferred rendering, or nothing where there are several. */
export function decidedFor(renderings: readonly RenderingUse[], choices: Choices): string {
  const preferred = renderings.filter((row) => row.rendering !== "" && standingOf(row, choices) === "preferred");
  return preferred.length === 1 ? (preferred[0]?.rendering ?? "") : "";
}
