import type { Role } from "../api/types";

export const ROLES: readonly Role[] = ["reader", "translator", "editor"];
