"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { RowData } from "@tanstack/react-table";
import type { ComponentProps, ReactNode } from "react";
import { DataTable } from "@/app/_ui/data-table";
import { FilterBar } from "@/app/_ui/filter-bar";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { DcChoice, useDc } from "./dc-choice";

type TableOf<Row extends RowData> = ComponentProps<typeof DataTable<Row>>;

interface DcListProps<Row extends RowData>
  extends Pick<TableOf<Row>, "id" | "label" | "columns" | "heads" | "rowId" | "empty" | "onOpen"> {
  query: UseQueryResult<{ rows: Row[]; nextCursor: string | null }, unknown>;
  /** What the search looks in; without it there is none. */
  search?: string;
  filters?: ComponentProps<typeof FilterBar>["filters"];
  /** What a row opens: the row of the address, if it is among those shown, and the address's own word for it. */
  drawer?: (opened: {
    dc: string;
    id: string | undefined;
    row: Row | undefined;
    close: () => void;
  }) => ReactNode;
}

/** A list of one DC: which DC, search, filters, the table by pages, and the drawer that a row opens. */
export function DcList<Row extends RowData>({ query, search, filters, drawer, ...table }: DcListProps<Row>) {
  const { opened, open, close } = useDrawerParam();
  const dc = useDc();
  const { rowId, onOpen } = table;
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {({ rows, nextCursor }) => (
        <>
          <DataTable
            {...table}
            rows={rows}
            paging={{ nextCursor, count: rows.length }}
            onOpen={drawer ? (row) => open(String(rowId(row))) : onOpen}
            bar={
              <div className="flex flex-wrap items-center gap-2">
                <DcChoice />
                {(search || filters) && <FilterBar search={search} filters={filters} />}
              </div>
            }
          />
          {dc !== undefined &&
            drawer?.({ dc, id: opened, row: rows.find((row) => String(rowId(row)) === opened), close })}
        </>
      )}
    </QueryPane>
  );
}
