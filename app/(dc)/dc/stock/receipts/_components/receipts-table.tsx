"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { PackageOpen } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { Instant } from "../../../_components/cells";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { receiptsInputOf } from "../../_lib/inbound-input";
import { ReceiptDrawer } from "./receipt-drawer";

type Row = RouterOutputs["warehouse"]["receipts"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("receipt", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("status", { cell: (c) => <ReceiptChip status={c.getValue()} />, meta: { card: "aside" } }),
  column.accessor("receivedAt", {
    cell: (c) => <Instant at={new Date(c.getValue())} />,
  }),
  column.accessor("supplier", { meta: { card: "line" } }),
  column.accessor("supplierNote", { cell: (c) => c.getValue() || <span className="text-quiet">–</span> }),
  column.accessor("purchase", {
    cell: (c) => {
      const no = c.getValue();
      return no === null ? <Blind /> : <DocumentNumber no={no} />;
    },
  }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("value", {
    cell: (c) => <Money fen={parseFen(c.getValue() ?? "")} />,
    meta: { align: "end" },
  }),
  column.accessor("receivedBy", {}),
]);

const tones = { posted: "done", waiting: "attention", reversed: "neutral" } as const;

/** Whether a receipt stands. */
export function ReceiptChip({ status }: { status: Row["status"] }) {
  const t = useTranslations("dc.stock.receipts.states");
  return <Chip tone={tones[status]}>{t(status)}</Chip>;
}

function Blind() {
  return <span className="text-quiet">{useTranslations("dc.stock.receipts")("blind")}</span>;
}

/** Receipts of one DC, newest first; a row opens its lines. */
export function ReceiptsTable({ mayReverse }: { mayReverse: boolean }) {
  const t = useTranslations("dc.stock.receipts");
  const heads = useTranslations("dc.stock.receipts.columns");
  const trpc = useTRPC();
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...trpc.warehouse.receipts.queryOptions(receiptsInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-receipts"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => row.receipt}
      query={query}
      search={t("search")}
      drawer={({ dc, id, close }) => (
        <ReceiptDrawer dc={dc} receipt={id} onClose={close} mayReverse={mayReverse} />
      )}
      empty={<EmptyState icon={PackageOpen} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
