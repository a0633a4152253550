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
  /** On a phone a card per row, its first cell above the others: for tables that are wider than one. */
  hasCards?: boolean;
}

/** On a phone each cell says what it is, in the words of its head, and stands below the one before. */
const cards = {
  pane: "max-sm:overflow-visible",
  head: "max-sm:sr-only",
  row: "max-sm:block max-sm:px-3 max-sm:py-2",
  cell: "max-sm:flex max-sm:min-h-8 max-sm:items-center max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:py-1 max-sm:before:shrink-0 max-sm:before:text-quiet max-sm:before:content-[attr(data-head)] max-sm:first:text-base max-sm:first:before:hidden",
};

/** A short table inside a drawer: no sorting, no paging, figures at the end. */
export function SimpleTable<Row>({ label, heads, rows, rowId, cells, hasCards }: SimpleTableProps<Row>) {
  return (
    <div className={cn("scroll-pane rounded-md border bg-raised", hasCards && cards.pane)}>
      <table aria-label={label} className={cn("w-full text-table", hasCards && "max-sm:block")}>
        <thead className={cn(hasCards && cards.head)}>
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
        <tbody className={cn(hasCards && "max-sm:block max-sm:[&>tr:first-child]:border-t-0")}>
          {rows.map((row) => (
            <tr key={rowId(row)} className={cn("border-t", hasCards && cards.row)}>
              {cells(row).map((cell, index) => (
                <td
                  key={heads[index]?.label}
                  data-head={heads[index]?.label}
                  className={cn("px-3 py-1.5", look(heads[index]), hasCards && cards.cell)}
                >
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
