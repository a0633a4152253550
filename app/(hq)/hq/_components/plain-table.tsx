import type { ReactNode } from "react";
import { cn } from "@/app/_ui/cn";

interface PlainTableProps {
  label: string;
  heads: readonly { key: string; label: ReactNode; isFigure?: boolean }[];
  rows: readonly { key: string | number; cells: readonly ReactNode[] }[];
  /** The sum at the foot, one cell per column. */
  foot?: readonly ReactNode[];
}

/** The lines of one document: a short table that nobody sorts or pages. Scrolls sideways inside itself where it must. */
export function PlainTable({ label, heads, rows, foot }: PlainTableProps) {
  const alignOf = (index: number) => (heads[index]?.isFigure ? "text-right tabular-nums" : "text-left");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="overflow-x-auto rounded-md border bg-raised" aria-label={label} tabIndex={0}>
      <table className="w-full text-table">
        <thead className="bg-sunken text-quiet">
          <tr>
            {heads.map((head, index) => (
              <th
                key={head.key}
                scope="col"
                className={cn("px-3 py-2 font-medium whitespace-nowrap", alignOf(index))}
              >
                {head.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <tr key={row.key}>
              {row.cells.map((cell, index) => (
                <td
                  key={heads[index]?.key ?? index}
                  className={cn("px-3 py-1.5 align-baseline", alignOf(index))}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot className="border-t bg-sunken font-medium">
            <tr>
              {foot.map((cell, index) => (
                <td key={heads[index]?.key ?? index} className={cn("px-3 py-2", alignOf(index))}>
                  {cell}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}
