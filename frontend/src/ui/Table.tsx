import type { ReactNode } from "react";
import "./table.css";

/** Rows and columns; on a narrow screen every row becomes a small card whose cells carry their column's name. */
export function Table({ caption, columns, children }: { caption: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <table className="table">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) =>
            column ? (
              <th key={column} scope="col">
                {column}
              </th>
            ) : (
              // Over the buttons: nothing to say, so no header either.
              // oxlint-disable-next-line jsx-a11y/control-has-associated-label
              <td key="deeds" />
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** A cell that says its column's name where the head of the table is out of sight. */
export function Cell({ column, children, className }: { column: string; children: ReactNode; className?: string }) {
  return (
    <td data-column={column} className={className}>
      {children}
    </td>
  );
}
