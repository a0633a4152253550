"use client";

import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../cn";
import { useListParams } from "./use-list-params";

interface HeaderCellProps {
  columnId: string;
  label: string;
  facts: { align?: "start" | "end"; isSortable?: boolean; width?: number } | undefined;
  className?: string;
}

/** A column's head; pressing it sorts: first smallest first, then largest first, then the list's own order. */
export function HeaderCell({ columnId, label, facts, className }: HeaderCellProps) {
  const { sort, set } = useListParams();
  const isEnd = facts?.align === "end";
  const isSorted = sort?.by === columnId;
  const direction = !isSorted ? "none" : sort.isDescending ? "descending" : "ascending";
  const next = { none: columnId, ascending: `-${columnId}`, descending: undefined }[direction];
  const Icon = { none: ChevronsUpDown, ascending: ArrowUp, descending: ArrowDown }[direction];

  let content: ReactNode = label;
  if (facts?.isSortable) {
    content = (
      <button
        type="button"
        onClick={() => set({ sort: next })}
        className={cn(
          "group/sort inline-flex h-9 items-center gap-1 font-medium hover:text-text",
          isSorted && "text-text",
          isEnd && "flex-row-reverse",
        )}
      >
        {label}
        <Icon
          aria-hidden
          className={cn(
            "size-3.5",
            !isSorted && "opacity-0 group-hover/sort:opacity-60 group-focus-visible/sort:opacity-60",
          )}
        />
      </button>
    );
  }
  return (
    <th
      scope="col"
      style={facts?.width ? { minWidth: facts.width } : undefined}
      aria-sort={facts?.isSortable ? direction : undefined}
      className={cn(
        "sticky top-0 z-10 h-9 border-b bg-sunken px-2 font-medium 2xl:px-3 whitespace-nowrap text-quiet",
        isEnd ? "text-right" : "text-left",
        className,
      )}
    >
      {content}
    </th>
  );
}
