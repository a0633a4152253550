"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CalendarClock } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { expiringInputOf, expiringSpans } from "../../_lib/inbound-input";
import { ExpiringDrawer } from "./expiring-drawer";

export type ExpiringRow = RouterOutputs["warehouse"]["expiring"]["rows"][number];
const tones = { fit: "information", short: "attention", expired: "blocked" } as const;
const column = columnsOf<ExpiringRow>();
const quantityOf = (row: ExpiringRow, qty: number) => (
  <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} />
);
const dash = <span className="text-quiet">–</span>;
const columns = column.columns([
  column.accessor("expiresOn", {
    cell: (c) => <span className="font-medium">{c.getValue()}</span>,
    meta: { card: "title" },
  }),
  column.accessor("state", { cell: (c) => <RestChip row={c.row.original} />, meta: { card: "aside" } }),
  column.accessor("item", {
    cell: (c) => (
      <span>
        <span className="font-medium">{c.getValue()}</span> {c.row.original.name}
      </span>
    ),
    meta: { card: "line" },
  }),
  column.accessor("locations", { cell: (c) => c.getValue() || dash }),
  column.accessor("qty", { cell: (c) => quantityOf(c.row.original, c.getValue()), meta: { align: "end" } }),
  column.accessor("planned", {
    cell: (c) => (c.getValue() === 0 ? dash : quantityOf(c.row.original, c.getValue())),
    meta: { align: "end" },
  }),
  column.accessor("value", {
    cell: (c) => <Money fen={parseFen(c.getValue() ?? "")} />,
    meta: { align: "end" },
  }),
]);

/** How many days are left, and whether stores still get it. */
export function RestChip({ row }: { row: Pick<ExpiringRow, "state" | "daysLeft"> }) {
  const t = useTranslations("dc.stock.expiring.states");
  return <Chip tone={tones[row.state]}>{t(row.state, { days: Math.abs(row.daysLeft) })}</Chip>;
}

/** Goods of one DC by expiry date; a row opens its card and its write-off. */
export function ExpiringTable({ mayWriteOff }: { mayWriteOff: boolean }) {
  const t = useTranslations("dc.stock.expiring");
  const heads = useTranslations("dc.stock.expiring.columns");
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.expiring.queryOptions(expiringInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-expiring"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={({ item, expiresOn }) => `${item}.${expiresOn}`}
      query={query}
      search={t("search")}
      filters={[
        {
          name: "days",
          label: t("span"),
          options: expiringSpans.map((days) => ({ value: String(days), label: t("within", { days }) })),
        },
      ]}
      drawer={({ dc, row, close }) => (
        <ExpiringDrawer dc={dc} row={row} onClose={close} mayWriteOff={mayWriteOff} />
      )}
      empty={<EmptyState icon={CalendarClock} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
