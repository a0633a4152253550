"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../../_components/cells";
import { entriesInputOf } from "../../../_lib/stock-input";
import type { CardReach } from "./stock-card";

type Card = RouterOutputs["stock"]["card"];
type Row = RouterOutputs["stock"]["entries"]["rows"][number];
const column = columnsOf<Row>();

/** Where the document of an entry is shown; undefined where the reader's screens show none. */
function documentHref(dc: string, item: string, row: Row, may: CardReach): string | undefined {
  const { document } = row;
  if (document === null) return undefined;
  switch (row.cause) {
    case "delivery":
      return `/dc/deliveries/${document}`;
    case "receipt":
      return may["purchase.read"] ? `/dc/stock/receipts?dc=${dc}&open=${document}` : undefined;
    case "adjustment":
      return may["stock.adjust"] ? `/dc/stock/adjustments?dc=${dc}&item=${item}&open=${document}` : undefined;
    case "stocktake":
      return may["count.work"] ? `/dc/stock/counts?dc=${dc}&status=posted&open=${document}` : undefined;
    default:
      return undefined;
  }
}

/** Why an entry is there, in words. */
function Why({ reason }: { reason: Row["reason"] }) {
  return useTranslations("dc.stock.card.reasons")(reason);
}

function columnsFor(dc: string, card: Card, may: CardReach) {
  const quantity = (qty: number) => <Quantity qty={qty} isWeighed={card.isWeighed} unit={card.unit} />;
  const base = [
    column.accessor("reason", { cell: (c) => <Why reason={c.getValue()} />, meta: { card: "title" } }),
    column.accessor("postedAt", {
      cell: (c) => <Instant at={new Date(c.getValue())} />,
      meta: { card: "aside" },
    }),
    column.accessor("document", {
      cell: (c) => {
        const no = c.getValue();
        if (no === null) return <span className="text-quiet">–</span>;
        return <DocumentNumber no={no} href={documentHref(dc, card.item, c.row.original, may)} />;
      },
    }),
    column.accessor("party", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
    column.accessor("qty", {
      cell: (c) => (
        <span className="whitespace-nowrap">
          {c.getValue() > 0 && "+"}
          {quantity(c.getValue())}
        </span>
      ),
      meta: { align: "end" },
    }),
    column.accessor("onHandAfter", { cell: (c) => quantity(c.getValue()), meta: { align: "end" } }),
  ];
  if (card.unitCost === null) return column.columns(base);
  return column.columns([
    ...base,
    column.accessor("unitCost", { cell: (c) => `¥${c.getValue()}`, meta: { align: "end" } }),
    column.accessor("valueAfter", {
      cell: (c) => <Money fen={parseFen(c.getValue() ?? "")} />,
      meta: { align: "end" },
    }),
  ]);
}

/** The entries of an item's book, newest first, page by page. */
export function StockEntries({ dc, card, may }: { dc: string; card: Card; may: CardReach }) {
  const t = useTranslations("dc.stock.card");
  const heads = useTranslations("dc.stock.card.columns");
  const search = useSearchParams();
  const columns = useMemo(() => columnsFor(dc, card, may), [dc, card, may]);
  const query = useQuery({
    ...useTRPC().stock.entries.queryOptions(entriesInputOf(dc, card.item, search)),
    placeholderData: keepPreviousData,
  });
  return (
    <QueryPane query={query} skeleton={<TableSkeleton />}>
      {(data) => (
        <DataTable
          id="dc-stock-entries"
          label={t("entries")}
          columns={columns}
          heads={heads}
          rows={data.rows}
          rowId={(row) => row.entryNo}
          paging={{ nextCursor: data.nextCursor, count: data.rows.length }}
          empty={<EmptyState icon={History} title={t("empty")} text={t("emptyText")} />}
        />
      )}
    </QueryPane>
  );
}
