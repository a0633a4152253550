"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Quantity } from "@/app/_ui/quantity";
import { StatusChip } from "@/app/_ui/status-chip";
import { SimpleTable } from "../../_components/simple-table";

/** Places where goods were missed and nobody has counted since; nothing is shown while there are none. */
export function OpenCounts() {
  const t = useTranslations("dc.counts");
  const format = useFormat();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.stock.openCounts.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <Card title={t("title", { count: data.length })}>
      <SimpleTable
        label={t("label")}
        heads={[
          { label: t("location") },
          { label: t("item") },
          { label: t("reason") },
          { label: t("onHand"), isEnd: true },
          { label: t("delivery"), isWideOnly: true },
          { label: t("by"), isWideOnly: true },
        ]}
        rows={data}
        rowId={({ count }) => String(count)}
        cells={(row) => [
          <span key="location" className="font-medium whitespace-nowrap">
            {row.location || "–"}
          </span>,
          `${row.item} ${row.name}`,
          <StatusChip key="reason" kind="reason" status={row.reason} />,
          <Quantity key="onHand" qty={row.onHandEach} isWeighed={row.isWeighed} unit={row.unit} />,
          <DocumentNumber key="delivery" no={row.delivery} href={`/dc/deliveries/${row.delivery}`} />,
          t("byAt", { name: row.requestedBy, at: format.instant(row.requestedAt) }),
        ]}
      />
    </Card>
  );
}
