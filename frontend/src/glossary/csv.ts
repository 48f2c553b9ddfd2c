import { isProblem } from "../api/http";

export interface BadRow {
  line: number;
  reason: string;
}

/** The rows that a refused file was refused for. */
export function badRows(error: unknown): BadRow[] {
  if (!isProblem(error, 422)) return [];
  const rows = error.details["rows"];
  return Array.isArray(rows) ? (rows as BadRow[]) : [];
}
