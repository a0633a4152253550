import {
  type ColumnHelper,
  columnVisibilityFeature,
  createColumnHelper,
  type ReactTable,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
} from "@tanstack/react-table";
import type { ReactNode } from "react";

interface ColumnFacts {
  /** Figures stand at the end. */
  align?: "start" | "end";
  /** The server can sort by it, under the column's id. */
  isSortable?: boolean;
  /** Not shown until chosen. */
  isHidden?: boolean;
  /** Where it stands in the card of a phone: the heading, beside the heading, a line (the default), or nowhere. */
  card?: "title" | "aside" | "line" | "none";
  /** What the export writes; the accessor's value otherwise. */
  csv?: (row: never) => string | number | null;
  /** The figure of the totals row. */
  total?: ReactNode;
  width?: number;
}

/** What our tables can do; sorting, filtering and paging are the server's and live in the URL. */
export const features = tableFeatures({
  columnVisibilityFeature,
  rowSelectionFeature,
  columnMeta: {} as ColumnFacts,
});

export type Features = typeof features;
export type Table<Row extends RowData> = ReactTable<Features, Row>;

/** The columns of a table, whatever the types of their cells: what `column.columns([...])` gives. */
export type Columns<Row extends RowData> = ReturnType<ColumnHelper<Features, Row>["columns"]>;

/** Begins the columns of a table: `const column = columnsOf<Row>()`, then
 * `column.columns([column.accessor("orderNo", {...}), …])` as a module constant. */
export function columnsOf<Row extends RowData>() {
  return createColumnHelper<Features, Row>();
}
