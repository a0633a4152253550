"use client";

import type { RowData, Row as TableRow } from "@tanstack/react-table";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import { Checkbox } from "../checkbox";
import { cn } from "../cn";
import type { Features, Table } from "./columns";
import { HeaderCell } from "./header-cell";
import type { Density } from "./use-preferences";

interface TableGridProps<Row extends RowData> {
  table: Table<Row>;
  label: string;
  headerOf: (columnId: string) => string;
  density: Density;
  active: number | undefined;
  isSelectable: boolean;
  onOpen?: (row: Row) => void;
  actionsOf?: (row: Row) => ReactNode;
  height: string;
}

const virtualFrom = 200;

/** The table of a desktop: sticky header and first column, only the rows in sight are built when there are many. */
export function TableGrid<Row extends RowData>(props: TableGridProps<Row>) {
  const { table, label, headerOf, density, active, isSelectable, actionsOf, height } = props;
  const t = useTranslations("common.table");
  const pane = useRef<HTMLDivElement>(null);
  const rows = table.getRowModel().rows;
  const rowHeight = density === "compact" ? 32 : 40;
  const isVirtual = rows.length > virtualFrom;
  const virtualizer = useVirtualizer({
    count: isVirtual ? rows.length : 0,
    getScrollElement: () => pane.current,
    estimateSize: () => rowHeight,
    overscan: 20,
  });
  const inSight = virtualizer.getVirtualItems();
  const [first, last] = isVirtual
    ? [inSight[0]?.index ?? 0, inSight.at(-1)?.index ?? -1]
    : [0, rows.length - 1];

  useEffect(() => {
    if (active === undefined) return;
    if (isVirtual) virtualizer.scrollToIndex(active);
    else pane.current?.querySelector(`[data-row="${active}"]`)?.scrollIntoView({ block: "nearest" });
  }, [active, isVirtual, virtualizer]);

  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const totals = headers.map((header) => header.column.columnDef.meta?.total);
  const hasTotals = totals.some((total) => total !== undefined);
  const span = headers.length + (isSelectable ? 1 : 0) + (actionsOf ? 1 : 0);

  return (
    <section
      ref={pane}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by the keyboard
      tabIndex={0}
      style={{ maxHeight: height }}
      className="scroll-pane rounded-md border bg-raised max-md:hidden"
    >
      <table className="w-full border-separate border-spacing-0 text-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {isSelectable && (
              <th className="sticky top-0 left-0 z-20 w-9 border-b bg-sunken px-2.5 text-left">
                <Checkbox
                  aria={t("selectAll")}
                  isChecked={table.getIsAllRowsSelected()}
                  isMixed={table.getIsSomeRowsSelected()}
                  onChange={(isChecked) => table.toggleAllRowsSelected(isChecked)}
                />
              </th>
            )}
            {headers.map((header, index) => (
              <HeaderCell
                key={header.id}
                columnId={header.column.id}
                label={headerOf(header.column.id)}
                facts={header.column.columnDef.meta}
                className={cn(index === 0 && "z-20", index === 0 && (isSelectable ? "left-9" : "left-0"))}
              />
            ))}
            {actionsOf && (
              <th className="sticky top-0 right-0 z-20 border-b bg-sunken">
                <span className="sr-only">{t("actions")}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <Gap span={span} height={first * rowHeight} />}
          {rows.slice(first, last + 1).map((row, offset) => (
            <BodyRow key={row.id} {...props} row={row} index={first + offset} rowHeight={rowHeight} />
          ))}
          {last < rows.length - 1 && <Gap span={span} height={(rows.length - 1 - last) * rowHeight} />}
        </tbody>
        {hasTotals && (
          <tfoot>
            <tr>
              {isSelectable && <td className="sticky bottom-0 left-0 z-20 border-t bg-sunken" />}
              {headers.map((header, index) => (
                <td
                  key={header.id}
                  className={cn(
                    "sticky bottom-0 z-10 h-9 border-t bg-sunken px-2 font-medium 2xl:px-3",
                    header.column.columnDef.meta?.align === "end" && "text-right",
                    index === 0 && (isSelectable ? "left-9 z-20" : "left-0 z-20"),
                  )}
                >
                  {index === 0 ? (totals[0] ?? t("total")) : totals[index]}
                </td>
              ))}
              {actionsOf && <td className="sticky right-0 bottom-0 z-20 border-t bg-sunken" />}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

function Gap({ span, height }: { span: number; height: number }) {
  return (
    <tr aria-hidden>
      <td colSpan={span} style={{ height }} />
    </tr>
  );
}

interface BodyRowProps<Row extends RowData> extends TableGridProps<Row> {
  row: TableRow<Features, Row>;
  index: number;
  rowHeight: number;
}

function BodyRow<Row extends RowData>({
  table,
  row,
  index,
  rowHeight,
  active,
  isSelectable,
  onOpen,
  actionsOf,
}: BodyRowProps<Row>) {
  const t = useTranslations("common.table");
  const isSelected = row.getIsSelected();
  const ground = cn(
    "border-b bg-raised group-hover/row:bg-hover group-last/row:border-b-0",
    isSelected && "bg-accent-soft",
    active === index && "bg-hover",
  );
  return (
    <tr
      data-row={index}
      aria-rowindex={index + 2}
      aria-selected={isSelectable ? isSelected : undefined}
      className={cn("group/row", onOpen && "cursor-pointer")}
      onClick={(event) => {
        if (onOpen && !isElsewhere(event)) onOpen(row.original);
      }}
    >
      {isSelectable && (
        <td
          className={cn(
            "sticky left-0 z-10 px-2.5",
            ground,
            active === index && "shadow-[inset_2px_0_var(--accent)]",
          )}
        >
          <Checkbox
            aria={t("selectRow")}
            isChecked={isSelected}
            onChange={(next) => row.toggleSelected(next)}
          />
        </td>
      )}
      {row.getVisibleCells().map((cell, position) => (
        <td
          key={cell.id}
          style={{ height: rowHeight }}
          className={cn(
            "px-2 whitespace-nowrap 2xl:px-3",
            ground,
            cell.column.columnDef.meta?.align === "end" && "text-right",
            position === 0 && (isSelectable ? "sticky left-9 z-10" : "sticky left-0 z-10"),
            position === 0 && !isSelectable && active === index && "shadow-[inset_2px_0_var(--accent)]",
          )}
        >
          <table.FlexRender cell={cell} />
        </td>
      ))}
      {actionsOf && (
        <td className={cn("sticky right-0 z-10 px-1.5 text-right", ground)}>{actionsOf(row.original)}</td>
      )}
    </tr>
  );
}

/** On a control of the row or its icon, or in a menu or dialog of the row, which is drawn elsewhere. */
function isElsewhere({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true;
  return target.closest("a, button, input, label, [role=checkbox], [role=menuitem]") !== null;
}
