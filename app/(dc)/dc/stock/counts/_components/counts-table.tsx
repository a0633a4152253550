"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ClipboardCheck } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { countStatuses } from "@/server/warehouse/schema";
import { Instant } from "../../../_components/cells";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { countsInputOf } from "../../_lib/inbound-input";
import { CountDrawer } from "./count-drawer";

export type CountRow = RouterOutputs["warehouse"]["counts"]["rows"][number];
const tones = {
  open: "information",
  recount: "attention",
  waiting: "attention",
  posted: "done",
  cancelled: "neutral",
} as const;
const column = columnsOf<CountRow>();
const columns = column.columns([
  column.accessor("location", {
    cell: (c) => <span className="font-medium">{c.getValue() || "–"}</span>,
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
  column.accessor("reason", { cell: (c) => <Why row={c.row.original} /> }),
  column.accessor("requestedAt", { cell: (c) => <Instant at={new Date(c.getValue())} /> }),
  column.accessor("counted", {
    cell: (c) => <Pieces row={c.row.original} qty={c.getValue()} />,
    meta: { align: "end" },
  }),
  column.accessor("difference", {
    cell: (c) => <Pieces row={c.row.original} qty={c.getValue()} isSigned />,
    meta: { align: "end" },
  }),
  column.accessor("countedBy", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
]);

export function StateChip({ status }: { status: CountRow["status"] }) {
  const t = useTranslations("dc.stock.counts.states");
  return <Chip tone={tones[status]}>{t(status)}</Chip>;
}

/** Why it is counted: what was missed there and by which delivery order, its risk, or because somebody asked. */
export function Why({ row }: { row: CountRow }) {
  const t = useTranslations("dc.stock.counts.reasons");
  const word = (["empty", "damaged", "not_found", "risk", "asked"] as const).find(
    (one) => one === row.reason,
  );
  return (
    <span>
      {word ? t(word) : row.reason}
      {row.delivery && <span className="text-quiet"> {row.delivery}</span>}
    </span>
  );
}

/** A counted quantity or a difference with its sign; nothing for those who count blind. */
export function Pieces({ row, qty, isSigned }: { row: CountRow; qty: number | null; isSigned?: boolean }) {
  return (
    <span className="whitespace-nowrap">
      {isSigned && qty !== null && qty > 0 && "+"}
      <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} />
    </span>
  );
}

/** Counts of one DC; a row opens what is to be done with it. */
export function CountsTable({ mayWork, mayDecide }: { mayWork: boolean; mayDecide: boolean }) {
  const t = useTranslations("dc.stock.counts");
  const heads = useTranslations("dc.stock.counts.columns");
  const states = useTranslations("dc.stock.counts.states");
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.counts.queryOptions(countsInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-counts"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => String(row.count)}
      query={query}
      filters={[
        {
          name: "status",
          label: heads("status"),
          options: countStatuses.map((value) => ({ value, label: states(value) })),
        },
      ]}
      drawer={({ dc, row, close }) => (
        <CountDrawer dc={dc} row={row} onClose={close} mayWork={mayWork} mayDecide={mayDecide} />
      )}
      empty={<EmptyState icon={ClipboardCheck} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
