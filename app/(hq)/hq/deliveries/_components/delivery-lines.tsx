"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import { PlainTable } from "../../_components/plain-table";

/** Allocated and picked, line by line; a short one with its reason. */
export function DeliveryLines({ view }: { view: RouterOutputs["delivery"]["get"] }) {
  const t = useTranslations("hq.delivery");
  const format = useFormat();
  const isPicked = !["created", "released", "picking", "void"].includes(view.status);
  return (
    <PlainTable
      label={t("lines", { count: view.lines.length })}
      heads={[
        { key: "item", label: t("item") },
        { key: "ordered", label: t("ordered"), isFigure: true },
        { key: "allocated", label: t("allocatedQty"), isFigure: true },
        { key: "picked", label: t("picked"), isFigure: true },
        { key: "price", label: t("unitPrice"), isFigure: true },
        { key: "net", label: t("net"), isFigure: true },
      ]}
      rows={view.lines.map((line) => ({
        key: line.line,
        cells: [
          <span key="item" className="inline-flex flex-wrap items-center gap-x-2">
            <span className="text-quiet">{line.item}</span> {line.name} {line.spec}
            {line.isGift && <Chip tone="done">{t("gift")}</Chip>}
            {line.reason && <StatusChip kind="reason" status={line.reason} />}
          </span>,
          format.quantity(line.orderedEach, line.isWeighed),
          format.quantity(line.allocatedEach, line.isWeighed),
          isPicked ? format.quantity(line.pickedEach, line.isWeighed) : "–",
          <Money key="price" fen={line.unitPriceFen} />,
          <Money key="net" fen={line.netFen} />,
        ],
      }))}
      foot={[t("amount"), "", "", "", "", <Money key="sum" fen={view.amountFen} />]}
    />
  );
}
