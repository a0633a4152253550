import type { ReactNode } from "react";
import { cn } from "@/app/_ui/cn";

interface SimpleTableProps<Row> {
  /** Read aloud. */
  label: string;
  heads: readonly { label: string; isEnd?: boolean; isWideOnly?: boolean; isHidden?: boolean }[];
  rows: readonly Row[];
  rowId: (row: Row) => string;
  /** One cell per head. */
  cells: (row: Row) => readonly ReactNode[];
}

/** A short table inside a drawer: no sorting, no paging, figures at the end. */
export function SimpleTable<Row>({ label, heads, rows, rowId, cells }: SimpleTableProps<Row>) {
  return (
    <div className="scroll-pane rounded-md border bg-raised">
      <table aria-label={label} className="w-full text-table">
        <thead>
          <tr className="bg-sunken text-quiet">
            {heads.map((head) => (
              <th
                key={head.label}
                scope="col"
                className={cn("px-3 py-2 font-medium whitespace-nowrap", look(head))}
              >
                {head.isHidden ? <span className="sr-only">{head.label}</span> : head.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowId(row)} className="border-t">
              {cells(row).map((cell, index) => (
                <td key={heads[index]?.label} className={cn("px-3 py-1.5", look(heads[index]))}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function look(head: { isEnd?: boolean; isWideOnly?: boolean } | undefined): string {
  return cn(head?.isEnd ? "text-right" : "text-left", head?.isWideOnly && "max-md:hidden");
}
