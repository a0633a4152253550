"use client";

import { type RowData, type RowSelectionState, useTable } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { KeyHints } from "../key-hints";
import { CardList } from "./card-list";
import { type Columns, type Features, features } from "./columns";
import { Pager, type Paging } from "./pager";
import { TableGrid } from "./table-grid";
import { SelectionBar, Toolbar } from "./toolbar";
import { usePreferences } from "./use-preferences";
import { useRowKeys } from "./use-row-keys";

interface DataTableProps<Row extends RowData> {
  /** Names the preferences and the export: "hq-orders". */
  id: string;
  /** What the table is of, read aloud. */
  label: string;
  /** A module constant made with `columnsOf<Row>()`. */
  columns: Columns<Row>;
  /** The heads by column id: `useTranslations("hq.orders.columns")`. */
  heads: (columnId: never) => string;
  rows: readonly Row[];
  rowId: (row: Row) => string | number;
  paging?: Paging;
  /** Shown instead of the table when there are no rows. */
  empty: ReactNode;
  onOpen?: (row: Row) => void;
  /** The buttons or the menu at the end of a row. */
  actionsOf?: (row: Row) => ReactNode;
  /** Makes rows selectable; the buttons for all of them. `clear` lets go of the selection. */
  selectionActions?: (rows: Row[], clear: () => void) => ReactNode;
  /** Totals by column id, at the foot. */
  totals?: Readonly<Record<string, ReactNode>>;
  /** At the left of the table's own tools: usually the filter bar. */
  bar?: ReactNode;
  /** The greatest height of the pane. */
  height?: string;
}

/**
 * A list that somebody works in: sort, filter and page are the server's and live in the URL; columns and density are the
 * person's; on a phone it is a list of cards.
 */
export function DataTable<Row extends RowData>(props: DataTableProps<Row>) {
  const {
    id,
    label,
    columns,
    heads,
    rows,
    rowId,
    paging,
    empty,
    onOpen,
    actionsOf,
    selectionActions,
    totals,
  } = props;
  const t = useTranslations("common.table");
  const preferences = usePreferences(id);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const headerOf = useCallback((columnId: string) => heads(columnId as never), [heads]);
  const data = useMemo(() => [...rows], [rows]);
  const isSelectable = selectionActions !== undefined;

  const columnVisibility = useMemo(
    () => ({
      ...Object.fromEntries(columns.flatMap((c) => (c.meta?.isHidden && idOf(c) ? [[idOf(c), false]] : []))),
      ...preferences.columns,
    }),
    [columns, preferences.columns],
  );
  const totalled = useMemo(() => {
    if (!totals) return columns;
    return columns.map((column) => ({ ...column, meta: { ...column.meta, total: totals[idOf(column)] } }));
  }, [columns, totals]);

  const table = useTable<Features, Row>({
    features,
    columns: totalled,
    data,
    getRowId: (row) => String(rowId(row)),
    enableRowSelection: isSelectable,
    state: { rowSelection, columnVisibility },
    onRowSelectionChange: setRowSelection,
    onColumnVisibilityChange: (updater) =>
      preferences.change({ columns: typeof updater === "function" ? updater(columnVisibility) : updater }),
  });

  const shown = table.getRowModel().rows;
  const clear = useCallback(() => setRowSelection({}), []);
  const { active } = useRowKeys({
    count: shown.length,
    onOpen: (index) => shown[index] && onOpen?.(shown[index].original),
    onToggle: (index) => isSelectable && shown[index]?.toggleSelected(),
    onEscape: clear,
  });
  const selected = shown.filter((row) => row.getIsSelected()).map((row) => row.original);

  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">{props.bar}</div>
        {rows.length > 0 && (
          <Toolbar
            table={table}
            name={id}
            headerOf={headerOf}
            density={preferences.density}
            onDensity={(density) => preferences.change({ density })}
          />
        )}
      </div>
      {rows.length === 0 ? (
        <div className="rounded-md border bg-raised">{empty}</div>
      ) : (
        <>
          <TableGrid
            table={table}
            label={label}
            headerOf={headerOf}
            density={preferences.density}
            active={active}
            isSelectable={isSelectable}
            onOpen={onOpen}
            actionsOf={actionsOf}
            height={props.height ?? "calc(100dvh - 15rem)"}
          />
          <CardList {...{ table, label, headerOf, isSelectable, onOpen, actionsOf }} />
        </>
      )}
      {selectionActions && selected.length > 0 && (
        <SelectionBar count={selected.length} onClear={clear}>
          {selectionActions(selected, clear)}
        </SelectionBar>
      )}
      <div className="flex flex-wrap items-center justify-between gap-3">
        <KeyHints
          hints={[
            { keys: ["J", "K"], does: t("keyWalk") },
            ...(onOpen ? [{ keys: ["Enter"], does: t("keyOpen") }] : []),
            ...(isSelectable ? [{ keys: ["X"], does: t("keySelect") }] : []),
          ]}
        />
        {paging && rows.length > 0 && <Pager paging={paging} />}
      </div>
    </div>
  );
}

/** A column's id as TanStack derives it: its own, else the accessor's key. */
function idOf(column: { id?: string; accessorKey?: unknown }): string {
  return column.id ?? String(column.accessorKey ?? "");
}
