"use client";

import type { Cell, RowData } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Checkbox } from "../checkbox";
import type { Features, Table } from "./columns";

interface CardListProps<Row extends RowData> {
  table: Table<Row>;
  label: string;
  headerOf: (columnId: string) => string;
  isSelectable: boolean;
  onOpen?: (row: Row) => void;
  actionsOf?: (row: Row) => ReactNode;
}

/** The same rows on a phone: a card each, heading first, no sideways scroll. */
export function CardList<Row extends RowData>({
  table,
  label,
  headerOf,
  isSelectable,
  onOpen,
  actionsOf,
}: CardListProps<Row>) {
  const t = useTranslations("common.table");
  return (
    <ul aria-label={label} className="divide-y rounded-lg border bg-raised md:hidden">
      {table.getRowModel().rows.map((row) => {
        const cells = row.getVisibleCells();
        const at = (place: string) => cells.filter((cell) => placeOf(cell) === place);
        const titles = at("title").length > 0 ? at("title") : cells.slice(0, 1);
        const lines = at("line").filter((cell) => !titles.includes(cell));
        const head = (
          <span className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 gap-y-1">
            <span className="font-medium">
              {titles.map((cell) => (
                <table.FlexRender key={cell.id} cell={cell} />
              ))}
            </span>
            <span className="flex items-center gap-2 text-right">
              {at("aside").map((cell) => (
                <table.FlexRender key={cell.id} cell={cell} />
              ))}
            </span>
          </span>
        );
        return (
          <li key={row.id} className="relative flex gap-3 px-4 py-3 has-[>button:active]:bg-hover">
            {onOpen && (
              <button
                type="button"
                aria-label={t("open", { name: String(cells[0]?.getValue() ?? "") })}
                onClick={() => onOpen(row.original)}
                className="absolute inset-0"
              />
            )}
            {isSelectable && (
              <span className="relative z-1 pointer-coarse:-mt-2">
                <Checkbox
                  aria={t("selectRow")}
                  isChecked={row.getIsSelected()}
                  onChange={(next) => row.toggleSelected(next)}
                />
              </span>
            )}
            <div className="pointer-events-none min-w-0 flex-1 [&_[data-copy]]:hidden [&_a]:pointer-events-auto [&_button]:pointer-events-auto">
              {head}
              {lines.length > 0 && (
                <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
                  {lines.map((cell) => (
                    <div key={cell.id} className="contents [&:has(>dd:empty)]:hidden">
                      <dt className="text-quiet">{headerOf(cell.column.id)}</dt>
                      <dd className="min-w-0 text-right">
                        <table.FlexRender cell={cell} />
                      </dd>
                    </div>
                  ))}
                </dl>
              )}
            </div>
            {actionsOf && <div className="relative z-1 -mr-2 self-end">{actionsOf(row.original)}</div>}
          </li>
        );
      })}
    </ul>
  );
}

function placeOf<Row extends RowData>(cell: Cell<Features, Row>): string {
  return cell.column.columnDef.meta?.card ?? "line";
}
