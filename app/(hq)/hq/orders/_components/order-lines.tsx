"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { Chip, StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { PlainTable } from "../../_components/plain-table";

type View = RouterOutputs["order"]["get"];

/** Ordered = delivered + short + open, line by line, with the reason of what is missing. */
export function OrderLines({ view }: { view: View }) {
  const t = useTranslations("hq.order");
  const format = useFormat();
  const count = (qty: number, isWeighed: boolean) =>
    qty === 0 ? <span className="text-quiet">–</span> : format.quantity(qty, isWeighed);
  return (
    <PlainTable
      label={t("lines", { count: view.lines.length })}
      heads={[
        { key: "item", label: t("item") },
        { key: "qty", label: t("ordered"), isFigure: true },
        { key: "allocated", label: t("allocated"), isFigure: true },
        { key: "picked", label: t("picked"), isFigure: true },
        { key: "short", label: t("short"), isFigure: true },
        { key: "open", label: t("open"), isFigure: true },
        { key: "price", label: t("unitPrice"), isFigure: true },
        { key: "net", label: t("net"), isFigure: true },
      ]}
      rows={view.lines.map((line) => ({
        key: line.line,
        cells: [
          <span key="item" className="inline-flex flex-wrap items-center gap-x-2">
            <span className="text-quiet">{line.item}</span> {line.name}
            {line.gift && <Chip tone="done">{t("gift")}</Chip>}
            {line.reason && <StatusChip kind="reason" status={line.reason as StatusOf<"reason">} />}
          </span>,
          `${format.quantity(line.qty, line.weighed)} ${line.unit}`,
          count(line.allocated, line.weighed),
          count(line.picked, line.weighed),
          count(line.short, line.weighed),
          count(line.open, line.weighed),
          <Money key="price" fen={parseFen(line.unitPrice)} />,
          <Money key="net" fen={parseFen(line.net)} />,
        ],
      }))}
      foot={[
        t("payable"),
        "",
        "",
        "",
        "",
        "",
        parseFen(view.totals.discount) ? <Money key="d" fen={-(parseFen(view.totals.discount) ?? 0)} /> : "",
        <Money key="p" fen={parseFen(view.totals.payable)} />,
      ]}
    />
  );
}
