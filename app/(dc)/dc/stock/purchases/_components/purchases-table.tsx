"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ClipboardList } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Chip } from "@/app/_ui/status-chip";
import { purchaseStatuses } from "@/server/warehouse/schema";
import { Day } from "../../../_components/cells";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { purchasesInputOf } from "../../_lib/inbound-input";
import { PurchaseDrawer } from "./purchase-drawer";

type Row = RouterOutputs["warehouse"]["purchases"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("purchase", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("status", {
    cell: (c) => (
      <span className="flex flex-wrap gap-1">
        <PurchaseChip status={c.getValue()} />
        {c.row.original.crossDock && <CrossDockChip />}
      </span>
    ),
    meta: { card: "aside" },
  }),
  column.accessor("supplier", { meta: { card: "line" } }),
  column.accessor("expectedOn", { cell: (c) => <Day day={c.getValue()} /> }),
  column.accessor("fullLines", {
    cell: (c) => `${c.getValue()} / ${c.row.original.lines}`,
    meta: { align: "end" },
  }),
  column.accessor("receipts", { meta: { align: "end" } }),
  column.accessor("createdBy", {}),
]);

/** Whether more is expected of a purchase order. */
export function PurchaseChip({ status }: { status: Row["status"] }) {
  const t = useTranslations("dc.stock.purchases.states");
  return <Chip tone={status === "open" ? "information" : "neutral"}>{t(status)}</Chip>;
}

function CrossDockChip() {
  const t = useTranslations("dc.stock.purchases");
  return <Chip tone="attention">{t("crossDock")}</Chip>;
}

/** Purchase orders of one DC, newest first; a row opens what came of it and what can be done. */
export function PurchasesTable({ mayReceive, mayChange }: { mayReceive: boolean; mayChange: boolean }) {
  const t = useTranslations("dc.stock.purchases");
  const heads = useTranslations("dc.stock.purchases.columns");
  const states = useTranslations("dc.stock.purchases.states");
  const trpc = useTRPC();
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...trpc.warehouse.purchases.queryOptions(purchasesInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-purchases"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => row.purchase}
      query={query}
      search={t("search")}
      filters={[
        {
          name: "status",
          label: heads("status"),
          options: purchaseStatuses.map((value) => ({ value, label: states(value) })),
        },
      ]}
      drawer={({ dc, id, close }) => (
        <PurchaseDrawer dc={dc} purchase={id} onClose={close} mayReceive={mayReceive} mayChange={mayChange} />
      )}
      empty={<EmptyState icon={ClipboardList} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
