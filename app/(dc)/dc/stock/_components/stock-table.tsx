"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Boxes } from "lucide-react";
import type { Route } from "next";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { Button } from "@/app/_ui/button";
import { columnsOf, useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";
import { cardOf, stockInputOf } from "../_lib/stock-input";
import { useDc } from "./dc-choice";
import { DcList } from "./dc-list";

type Row = RouterOutputs["stock"]["ofDc"]["rows"][number];
const column = columnsOf<Row>();
const quantityOf = (row: Row, qty: number, className?: string) => (
  <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} className={className} />
);
const base = [
  column.accessor("item", {
    cell: (c) => <span className="font-medium">{c.getValue()}</span>,
    meta: { card: "title" },
  }),
  column.accessor("name", { meta: { card: "line" } }),
  column.accessor("location", {
    cell: (c) => c.getValue() || <span className="text-quiet">–</span>,
    meta: { card: "aside" },
  }),
  column.accessor("onHand", {
    cell: (c) => quantityOf(c.row.original, c.getValue()),
    meta: { align: "end" },
  }),
  column.accessor("reserved", {
    cell: (c) => quantityOf(c.row.original, c.getValue()),
    meta: { align: "end" },
  }),
  column.accessor("available", {
    cell: (c) =>
      quantityOf(c.row.original, c.getValue(), c.getValue() === 0 ? "text-attention" : "font-medium"),
    meta: { align: "end" },
  }),
];
const columns = column.columns(base);
const columnsWithCost = column.columns([
  ...base,
  column.accessor("unitCost", {
    cell: (c) => (c.getValue() === null ? <span className="text-quiet">–</span> : `¥${c.getValue()}`),
    meta: { align: "end" },
  }),
]);

/** The stock of one DC; what goods cost is shown to those who plan. */
export function StockTable() {
  const t = useTranslations("dc.stock");
  const heads = useTranslations("dc.stock.columns");
  const trpc = useTRPC();
  const params = useListParams();
  const router = useRouter();
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...trpc.stock.ofDc.queryOptions(stockInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  const isCosted = query.data?.rows.some(({ unitCost }) => unitCost !== null);
  return (
    <DcList
      id="dc-stock"
      label={t("title")}
      columns={isCosted ? columnsWithCost : columns}
      heads={heads}
      rowId={(row) => row.item}
      query={query}
      onOpen={(row) => dc !== undefined && router.push(cardOf(dc, row.item) as Route)}
      search={t("search")}
      empty={
        <EmptyState
          icon={Boxes}
          title={t("empty")}
          text={t("emptyText")}
          action={
            params.q !== "" && <Button onClick={() => params.set({ q: undefined })}>{t("showAll")}</Button>
          }
        />
      }
    />
  );
}
