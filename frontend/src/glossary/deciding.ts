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

/** The finished segments whose rendering is not one to write, as things would be. What nobody recognises is left to the eye. */
export function toReopen({ uses }: Pick<Consistency, "uses">, choices: Choices): Use[] {
  return uses.filter((use) => {
    const finished = use.state === "translated" || use.state === "reviewed";
    const standing = standingOf(use, choices);
    return finished && use.target.trim() !== "" && standing !== null && !isRight(standing);
  });
}
