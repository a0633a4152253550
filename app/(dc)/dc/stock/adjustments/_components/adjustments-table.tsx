"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Scale } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";
import { adjustmentStatuses } from "@/server/warehouse/schema";
import { Instant } from "../../../_components/cells";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { adjustmentsInputOf } from "../../_lib/inbound-input";
import { AdjustmentDrawer } from "./adjustment-drawer";

export type AdjustmentRow = RouterOutputs["warehouse"]["adjustments"]["rows"][number];
const tones = { requested: "attention", approved: "done", rejected: "neutral" } as const;
const column = columnsOf<AdjustmentRow>();
const columns = column.columns([
  column.accessor("adjustment", {
    cell: (c) => <DocumentNumber no={c.getValue()} />,
    meta: { card: "title" },
  }),
  column.accessor("status", { cell: (c) => <StateChip status={c.getValue()} />, meta: { card: "aside" } }),
  column.accessor("item", {
    cell: (c) => (
      <span>
        <span className="font-medium">{c.getValue()}</span> {c.row.original.name}
      </span>
    ),
    meta: { card: "line" },
  }),
  column.accessor("qty", { cell: (c) => <Signed row={c.row.original} />, meta: { align: "end" } }),
  column.accessor("value", { cell: (c) => <Money fen={parseFen(c.getValue())} />, meta: { align: "end" } }),
  column.accessor("expiresOn", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
  column.accessor("reason", { cell: (c) => <Why reason={c.getValue()} /> }),
  column.accessor("note", {}),
  column.accessor("requestedBy", {}),
  column.accessor("requestedAt", { cell: (c) => <Instant at={new Date(c.getValue())} /> }),
  column.accessor("decidedBy", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
]);

export function StateChip({ status }: { status: AdjustmentRow["status"] }) {
  const t = useTranslations("dc.stock.adjustments.states");
  return <Chip tone={tones[status]}>{t(status)}</Chip>;
}

/** The reason in words. */
export function Why({ reason }: { reason: AdjustmentRow["reason"] }) {
  return useTranslations("dc.stock.adjustments.reasons")(reason);
}

/** The quantity with its sign: what came on top says so. */
export function Signed({ row }: { row: Pick<AdjustmentRow, "qty" | "isWeighed" | "unit"> }) {
  return (
    <span className="whitespace-nowrap">
      {row.qty > 0 && "+"}
      <Quantity qty={row.qty} isWeighed={row.isWeighed} unit={row.unit} />
    </span>
  );
}

/** Adjustments of one DC, newest first; a row opens its grounds and what can be decided. */
export function AdjustmentsTable() {
  const t = useTranslations("dc.stock.adjustments");
  const heads = useTranslations("dc.stock.adjustments.columns");
  const states = useTranslations("dc.stock.adjustments.states");
  const trpc = useTRPC();
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...trpc.warehouse.adjustments.queryOptions(adjustmentsInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-adjustments"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => row.adjustment}
      query={query}
      filters={[
        {
          name: "status",
          label: heads("status"),
          options: adjustmentStatuses.map((value) => ({ value, label: states(value) })),
        },
      ]}
      drawer={({ dc, row, close }) => <AdjustmentDrawer dc={dc} row={row} onClose={close} />}
      empty={<EmptyState icon={Scale} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
