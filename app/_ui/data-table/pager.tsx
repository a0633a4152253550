"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "../button";
import { useListParams } from "./use-list-params";

/** How a list is paged: it knows its total, or only what comes next. */
export type Paging = { total: number; pageSize: number } | { nextCursor: string | null; count: number };

/** Where in the list one is, and the way on. With cursors, the way back is the browser's, or the beginning. */
export function Pager({ paging }: { paging: Paging }) {
  const t = useTranslations("common.table");
  const format = useFormat();
  const { page, cursor, set } = useListParams();

  if ("total" in paging) {
    const { total, pageSize } = paging;
    const lastPage = Math.max(1, Math.ceil(total / pageSize));
    const from = total === 0 ? 0 : (page - 1) * pageSize + 1;
    const to = Math.min(page * pageSize, total);
    return (
      <nav aria-label={t("pages")} className="flex items-center gap-2 text-table text-quiet">
        <span>
          {t("range", { from: format.count(from), to: format.count(to), total: format.count(total) })}
        </span>
        {lastPage > 1 && (
          <>
            <Button
              size="small"
              aria-label={t("previous")}
              disabled={page <= 1}
              onClick={() => set({ page: page > 2 ? String(page - 1) : undefined })}
            >
              <ChevronLeft aria-hidden />
            </Button>
            <Button
              size="small"
              aria-label={t("next")}
              disabled={page >= lastPage}
              onClick={() => set({ page: String(page + 1) })}
            >
              <ChevronRight aria-hidden />
            </Button>
          </>
        )}
      </nav>
    );
  }
  const { nextCursor, count } = paging;
  return (
    <nav aria-label={t("pages")} className="flex items-center gap-2 text-table text-quiet">
      <span>{t("shown", { count: format.count(count) })}</span>
      {cursor && (
        <Button size="small" onClick={() => set({ cursor: undefined })}>
          {t("toStart")}
        </Button>
      )}
      {nextCursor && (
        <Button size="small" onClick={() => set({ cursor: nextCursor })}>
          {t("next")}
          <ChevronRight aria-hidden />
        </Button>
      )}
    </nav>
  );
}
