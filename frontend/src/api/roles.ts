import type { Me, Project } from "./types";

const LADDER = ["reader", "translator", "editor", "administrator"] as const;

/** May this person do in this project what needs at least `role`? The administrator may everything. The server decides;
 * this only spares people buttons that would be refused. */
export function may(role: (typeof LADDER)[number], project: Pick<Project, "role"> | undefined, me: Pick<Me, "is_administrator"> | undefined): boolean {
  if (me?.is_administrator) return true;
  return project !== undefined && LADDER.indexOf(project.role) >= LADDER.indexOf(role);
}
