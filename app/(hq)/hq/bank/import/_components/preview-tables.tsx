"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/app/_ui/cn";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import { Day } from "../../../_components/day";
import { PlainTable } from "../../../_components/plain-table";
import type { Preview } from "../_lib/use-preview";

/** The first lines as they are understood. */
export function PreviewLines({ lines }: { lines: Preview["lines"] }) {
  const t = useTranslations("hq.bank.import");
  const heads = ["row", "day", "kind", "amount", "payer", "note", "reference"] as const;
  return (
    <PlainTable
      label={t("first", { count: lines.length })}
      heads={heads.map((key) => ({ key, label: t(`columns.${key}`), isFigure: key === "amount" }))}
      rows={lines.map((line) => ({
        key: line.row,
        cells: [
          line.row,
          <Day key="day" day={line.day} />,
          t(`kinds.${line.kind}`),
          <Money key="amount" fen={parseFen(line.amount)} />,
          [line.payerName, line.payerAccount].filter((text) => text !== "").join(" ") || "–",
          line.note || "–",
          line.bankReference || "–",
        ],
      }))}
    />
  );
}

/** The top of the file as it is, the heads marked. */
export function PreviewRows({ rows, headerRow }: { rows: Preview["rows"]; headerRow: number | undefined }) {
  const t = useTranslations("hq.bank.import");
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section aria-label={t("top")} tabIndex={0} className="overflow-x-auto rounded-md border bg-raised">
      <table className="text-table">
        <tbody className="divide-y">
          {rows.map((cells, index) => {
            const row = index + 1;
            return (
              <tr key={row} className={cn(row === headerRow && "bg-information-soft font-medium")}>
                <th scope="row" className="px-3 py-1 text-right font-normal text-quiet tabular-nums">
                  {row}
                </th>
                {cells.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a row keep their places
                  <td key={place} className="max-w-64 truncate px-3 py-1 whitespace-nowrap">
                    {cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {headerRow !== undefined && (
        <p className="border-t px-3 py-1.5 text-table text-quiet">{t("header", { row: headerRow })}</p>
      )}
    </section>
  );
}
