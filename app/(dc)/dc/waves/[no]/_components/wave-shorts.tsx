"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Quantity } from "@/app/_ui/quantity";
import { StatusChip } from "@/app/_ui/status-chip";
import { StoreName } from "../../../_components/cells";
import { SimpleTable } from "../../../_components/simple-table";

/** Lines picked short: how much is missing, why, who said so. */
export function WaveShorts({ shorts }: { shorts: RouterOutputs["wave"]["floor"]["shorts"] }) {
  const t = useTranslations("dc.wave");
  const format = useFormat();
  if (shorts.length === 0) return <EmptyState title={t("noShorts")} />;
  return (
    <SimpleTable
      label={t("tabs.shorts")}
      heads={[
        { label: t("columns.store") },
        { label: t("columns.delivery"), isWideOnly: true },
        { label: t("item") },
        { label: t("picked"), isEnd: true },
        { label: t("missing"), isEnd: true },
        { label: t("reason") },
        { label: t("reportedBy"), isWideOnly: true },
      ]}
      rows={shorts}
      rowId={(row) => `${row.delivery} ${row.item} ${row.allocatedEach} ${row.pickedEach}`}
      cells={(row) => [
        <StoreName key="store" code={row.store} name={row.storeName} />,
        <DocumentNumber key="delivery" no={row.delivery} href={`/dc/deliveries/${row.delivery}`} />,
        <StoreName key="item" code={row.item} name={row.name} />,
        <span key="picked">
          {format.quantity(row.pickedEach, row.isWeighed)} /{" "}
          <Quantity qty={row.allocatedEach} isWeighed={row.isWeighed} unit={row.unit} />
        </span>,
        <span key="missing" className="font-medium text-attention">
          {format.quantity(row.allocatedEach - row.pickedEach, row.isWeighed)}
        </span>,
        <StatusChip key="reason" kind="reason" status={row.reason} />,
        `${row.by} · ${format.instant(row.at)}`,
      ]}
    />
  );
}
