"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ArrowLeftRight } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { columnsOf } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { moveTaskKinds, moveTaskStatuses } from "@/server/warehouse/schema";
import { Instant } from "../../../_components/cells";
import { useDc } from "../../_components/dc-choice";
import { DcList } from "../../_components/dc-list";
import { movesInputOf } from "../../_lib/inbound-input";
import { MoveDrawer } from "./move-drawer";

export type MoveRow = RouterOutputs["warehouse"]["moveTasks"]["rows"][number];
const tones = { urgent: "blocked", refill: "information", putaway: "attention" } as const;
const column = columnsOf<MoveRow>();
const columns = column.columns([
  column.accessor("kind", { cell: (c) => <MoveKind kind={c.getValue()} />, meta: { card: "aside" } }),
  column.accessor("item", {
    cell: (c) => (
      <span>
        <span className="font-medium">{c.getValue()}</span> {c.row.original.name}
      </span>
    ),
    meta: { card: "title" },
  }),
  column.accessor("from", {
    cell: (c) => <span className="font-medium whitespace-nowrap">{c.getValue()}</span>,
    meta: { card: "line" },
  }),
  column.accessor("to", {
    cell: (c) => (
      <span className="font-medium whitespace-nowrap">
        {c.getValue() || <span className="text-quiet">–</span>}
      </span>
    ),
    meta: { card: "line" },
  }),
  column.accessor("qty", {
    cell: (c) => <MovePieces row={c.row.original} qty={c.getValue()} />,
    meta: { align: "end" },
  }),
  column.accessor("moved", {
    cell: (c) =>
      c.getValue() === 0 ? (
        <span className="text-quiet">–</span>
      ) : (
        <MovePieces row={c.row.original} qty={c.getValue()} />
      ),
    meta: { align: "end" },
  }),
  column.accessor("expiresOn", { cell: (c) => c.getValue() ?? <span className="text-quiet">–</span> }),
  column.accessor("requestedAt", { cell: (c) => <Instant at={new Date(c.getValue())} /> }),
  column.accessor("claimedBy", {
    cell: (c) => c.row.original.closedBy ?? c.getValue() ?? <span className="text-quiet">–</span>,
  }),
]);

/** Why it is carried: at once for what is promised, to fill a face, or from the dock. */
export function MoveKind({ kind }: { kind: MoveRow["kind"] }) {
  const t = useTranslations("dc.stock.moves.kinds");
  return <Chip tone={tones[kind]}>{t(kind)}</Chip>;
}

export function MovePieces({ row, qty }: { row: MoveRow; qty: number }) {
  return <Quantity qty={qty} isWeighed={row.isWeighed} unit={row.unit} className="whitespace-nowrap" />;
}

/** The moves of one DC; a row opens what can be done about it. */
export function MovesTable() {
  const t = useTranslations("dc.stock.moves");
  const heads = useTranslations("dc.stock.moves.columns");
  const kinds = useTranslations("dc.stock.moves.kinds");
  const states = useTranslations("dc.stock.moves.states");
  const search = useSearchParams();
  const dc = useDc();
  const query = useQuery({
    ...useTRPC().warehouse.moveTasks.queryOptions(movesInputOf(dc ?? "", search)),
    enabled: dc !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <DcList
      id="dc-moves"
      label={t("title")}
      columns={columns}
      heads={heads}
      rowId={(row) => String(row.task)}
      query={query}
      filters={[
        {
          name: "status",
          label: t("state"),
          options: moveTaskStatuses.map((value) => ({ value, label: states(value) })),
        },
        {
          name: "kind",
          label: heads("kind"),
          options: moveTaskKinds.map((value) => ({ value, label: kinds(value) })),
        },
      ]}
      drawer={({ dc, row, close }) => <MoveDrawer dc={dc} row={row} onClose={close} />}
      empty={<EmptyState icon={ArrowLeftRight} title={t("empty")} text={t("emptyText")} />}
    />
  );
}
