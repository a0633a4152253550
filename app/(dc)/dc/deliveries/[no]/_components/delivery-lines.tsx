"use client";

import { Gift } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { Chip, StatusChip } from "@/app/_ui/status-chip";

type Delivery = RouterOutputs["delivery"]["get"];
type Row = Delivery["lines"][number] & { isPicked: boolean };
const column = columnsOf<Row>();
const quantityOf = (row: Row, qty: number | null) => (
  <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} />
);
const columns = column.columns([
  column.accessor("line", { meta: { align: "end", card: "none" } }),
  column.accessor("item", {
    cell: (c) => (
      <span className="inline-flex items-center gap-2">
        <span className="font-medium">{c.getValue()}</span>
        <span className="text-quiet max-md:whitespace-normal">{c.row.original.name}</span>
        {c.row.original.isGift && <GiftChip />}
      </span>
    ),
    meta: { card: "title" },
  }),
  column.accessor("orderedEach", {
    cell: (c) => quantityOf(c.row.original, c.getValue()),
    meta: { align: "end" },
  }),
  column.accessor("allocatedEach", {
    cell: (c) => quantityOf(c.row.original, c.getValue()),
    meta: { align: "end" },
  }),
  column.accessor("pickedEach", {
    cell: (c) => quantityOf(c.row.original, c.row.original.isPicked ? c.getValue() : null),
    meta: { align: "end" },
  }),
  column.display({
    id: "shortEach",
    cell: (c) => {
      const row = c.row.original;
      const missing = row.isPicked ? row.allocatedEach - row.pickedEach : 0;
      return missing === 0 ? (
        <span className="text-quiet">–</span>
      ) : (
        <span className="text-attention">{quantityOf(row, missing)}</span>
      );
    },
    meta: { align: "end" },
  }),
  column.accessor("reason", {
    cell: (c) => {
      const reason = c.getValue();
      return reason ? <StatusChip kind="reason" status={reason} /> : null;
    },
  }),
  column.accessor("unitPriceFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
  column.accessor("discountFen", {
    cell: (c) => <Money fen={c.getValue() === 0 ? null : -c.getValue()} />,
    meta: { align: "end", isHidden: true },
  }),
  column.accessor("netFen", {
    cell: (c) => <Money fen={c.getValue()} />,
    meta: { align: "end", card: "aside" },
  }),
  column.accessor("barcode", { meta: { isHidden: true, card: "none" } }),
]);

function GiftChip() {
  const t = useTranslations("dc.delivery");
  return (
    <Chip tone="information" icon={Gift}>
      {t("gift")}
    </Chip>
  );
}

const notPicked: ReadonlySet<string> = new Set(["created", "released", "picking", "void"]);

/** The lines of a delivery order: allocated, picked, short and why, and the money of each. */
export function DeliveryLines({ delivery }: { delivery: Delivery }) {
  const t = useTranslations("dc.delivery");
  const heads = useTranslations("dc.delivery.columns");
  const isPicked = !notPicked.has(delivery.status);
  return (
    <DataTable
      id="dc-delivery-lines"
      label={t("lines")}
      columns={columns}
      heads={heads}
      rows={delivery.lines.map((line) => ({ ...line, isPicked }))}
      rowId={(row) => row.line}
      height="max(60dvh, 20rem)"
      totals={{ netFen: <Money fen={delivery.lines.reduce((sum, { netFen }) => sum + netFen, 0)} /> }}
      empty={<EmptyState title={t("noLines")} />}
    />
  );
}
