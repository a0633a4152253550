"use client";

import { LogOut } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { IconButton } from "@/app/_ui/icon-button";
import { Money } from "@/app/_ui/money";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { PickWord, ShortCount, StoreName } from "../../../_components/cells";
import { TakeOutDialog } from "./take-out-dialog";

type Row = RouterOutputs["wave"]["floor"]["deliveries"][number];
const takeable: ReadonlySet<string> = new Set(["created", "released", "picking", "picked", "checked"]);
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("stop", {
    cell: (c) => (
      <span>
        <span className="text-quiet">{c.row.original.route} · </span>
        {c.getValue()}
      </span>
    ),
    meta: { card: "line" },
  }),
  column.accessor("delivery", {
    cell: (c) => <DocumentNumber no={c.getValue()} href={`/dc/deliveries/${c.getValue()}`} />,
    meta: { card: "title" },
  }),
  column.accessor("store", {
    cell: (c) => <StoreName code={c.getValue()} name={c.row.original.storeName} />,
  }),
  column.accessor("dc", {}),
  column.accessor("pickType", { cell: (c) => <PickWord pickType={c.getValue()} /> }),
  column.accessor("status", {
    cell: (c) => <StatusChip kind="delivery" status={c.getValue() as StatusOf<"delivery">} />,
    meta: { card: "aside" },
  }),
  column.accessor("lines", { meta: { align: "end" } }),
  column.accessor("shortLines", {
    cell: (c) => <ShortCount count={c.getValue()} />,
    meta: { align: "end" },
  }),
  column.accessor("amountFen", { cell: (c) => <Money fen={c.getValue()} />, meta: { align: "end" } }),
]);

interface WaveDeliveriesProps {
  wave: string;
  deliveries: readonly Row[];
  /** Whether stores may be taken out as the wave stands. */
  mayTakeOut: boolean;
}

/** The delivery orders of a wave in the order of the stops; a store is taken out with all it has there. */
export function WaveDeliveries({ wave, deliveries, mayTakeOut }: WaveDeliveriesProps) {
  const t = useTranslations("dc.wave");
  const [leaving, setLeaving] = useState<Row | undefined>(undefined);
  const heads = useTranslations("dc.wave.columns");
  const router = useRouter();
  const canLeave = ({ status }: Row) => mayTakeOut && takeable.has(status);
  return (
    <>
      <DataTable
        id="dc-wave-deliveries"
        label={t("tabs.deliveries")}
        columns={columns}
        heads={heads}
        rows={deliveries}
        rowId={(row) => row.delivery}
        height="max(60dvh, 20rem)"
        onOpen={(row) => router.push(`/dc/deliveries/${row.delivery}` as Route)}
        actionsOf={
          mayTakeOut
            ? (row) =>
                canLeave(row) && (
                  <IconButton label={t("takeOut", { store: row.store })} onClick={() => setLeaving(row)}>
                    <LogOut aria-hidden />
                  </IconButton>
                )
            : undefined
        }
        empty={<EmptyState title={t("noDeliveries")} />}
      />
      {leaving && (
        <TakeOutDialog
          wave={wave}
          store={leaving}
          deliveries={
            deliveries.filter(({ store, status }) => store === leaving.store && status !== "void").length
          }
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}
