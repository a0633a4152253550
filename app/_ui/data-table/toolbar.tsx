"use client";

import type { RowData } from "@tanstack/react-table";
import { Columns3, Download, Rows2, Rows3, X } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { IconButton } from "../icon-button";
import { Menu, MenuCheck } from "../menu";
import type { Table } from "./columns";
import { downloadCsv } from "./csv";
import type { Density } from "./use-preferences";

interface ToolbarProps<Row extends RowData> {
  table: Table<Row>;
  name: string;
  headerOf: (columnId: string) => string;
  density: Density;
  onDensity: (density: Density) => void;
}

/** Columns, density and the export of what is seen. */
export function Toolbar<Row extends RowData>({
  table,
  name,
  headerOf,
  density,
  onDensity,
}: ToolbarProps<Row>) {
  const t = useTranslations("common.table");
  const isCompact = density === "compact";
  const columns = table.getAllLeafColumns();
  const exportSeen = () => {
    const seen = columns.filter((column) => column.getIsVisible() && column.accessorFn);
    downloadCsv(name, [
      seen.map((column) => headerOf(column.id)),
      ...table.getRowModel().rows.map((row) =>
        seen.map((column) => {
          const csv = column.columnDef.meta?.csv;
          return csv ? csv(row.original as never) : row.getValue(column.id);
        }),
      ),
    ]);
  };
  return (
    <div className="flex items-center max-md:hidden">
      <Menu
        trigger={
          <IconButton label={t("columns")}>
            <Columns3 aria-hidden />
          </IconButton>
        }
      >
        {columns.map((column, index) => (
          <MenuCheck
            key={column.id}
            isChecked={column.getIsVisible()}
            disabled={index === 0}
            onChange={(isShown) => column.toggleVisibility(isShown)}
          >
            {headerOf(column.id)}
          </MenuCheck>
        ))}
      </Menu>
      <IconButton
        label={isCompact ? t("comfortable") : t("compact")}
        onClick={() => onDensity(isCompact ? "comfortable" : "compact")}
      >
        {isCompact ? <Rows2 aria-hidden /> : <Rows3 aria-hidden />}
      </IconButton>
      <IconButton label={t("export")} onClick={exportSeen}>
        <Download aria-hidden />
      </IconButton>
    </div>
  );
}

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done to all that is selected; floats above the list while something is. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const t = useTranslations("common.table");
  const format = useFormat();
  return (
    <div
      role="toolbar"
      aria-label={t("selected", { count })}
      className="sticky bottom-4 z-30 mx-auto flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg bg-raised py-2 pr-2 pl-4 shadow-floating max-md:bottom-20"
    >
      <span className="mr-2 font-medium" aria-live="polite">
        {t("selected", { count: format.count(count) })}
      </span>
      {children}
      <IconButton label={t("clearSelection")} keys="Esc" onClick={onClear}>
        <X aria-hidden />
      </IconButton>
    </div>
  );
}
