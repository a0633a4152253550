"use client";

import { useQuery } from "@tanstack/react-query";
import { Ban, ChevronRight } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { Money } from "@/app/_ui/money";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import type { StatusOf } from "@/app/_ui/statuses";
import { parseFen } from "@/server/shared/fen";
import { ReasonDialog } from "../../_components/reason-dialog";

type Order = RouterOutputs["order"]["get"];

interface PoolOrderProps {
  order: string;
  isOpenAtFirst: boolean;
  mayCancel: boolean;
}

/** One order in the pool with its lines; the planner may cancel it with a reason while no run has taken it (U6). */
export function PoolOrder({ order: orderNo, isOpenAtFirst, mayCancel }: PoolOrderProps) {
  const t = useTranslations("dc.pool");
  const trpc = useTRPC();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const [isCancelling, setIsCancelling] = useState(false);
  const query = useQuery(trpc.order.get.queryOptions({ order: orderNo }));
  const cancel = useCommand(trpc.order.cancel.mutationOptions(), {
    done: t("cancelled", { order: orderNo }),
    onDone: () => setIsCancelling(false),
    onRefused: () => true,
  });
  return (
    <QueryPane query={query} skeleton={<LinesSkeleton lines={2} />}>
      {(order) => (
        <section className="rounded-lg border">
          <header className="flex flex-wrap items-center gap-x-3 gap-y-2 p-3">
            <button
              type="button"
              aria-expanded={isOpen}
              aria-label={t("lines", { count: order.lines.length })}
              onClick={() => setIsOpen(!isOpen)}
              className="grid size-7 place-items-center rounded-md text-quiet hover:bg-hover pointer-coarse:size-11"
            >
              <ChevronRight
                aria-hidden
                className={cn("size-4 transition-transform", isOpen && "rotate-90")}
              />
            </button>
            <DocumentNumber no={order.order} />
            <StatusChip kind="order" status={order.status as StatusOf<"order">} />
            <span className="text-quiet">{t("lines", { count: order.lines.length })}</span>
            <Money fen={parseFen(order.totals.payable)} className="ml-auto font-medium" />
            {mayCancel && (order.status === "pooled" || order.status === "blocked") && (
              <Button size="small" icon={<Ban aria-hidden />} onClick={() => setIsCancelling(true)}>
                {t("cancel")}
              </Button>
            )}
          </header>
          {isOpen && <OrderLines order={order} />}
          <ReasonDialog
            isOpen={isCancelling}
            title={t("cancelTitle", { order: order.order })}
            confirm={t("cancelConfirm", { count: order.lines.length })}
            isRunning={cancel.isRunning}
            sentence={cancel.sentence}
            onConfirm={(reason) => cancel.run({ order: order.order, reason })}
            onClose={() => setIsCancelling(false)}
          >
            <p className="text-quiet">{t("cancelText")}</p>
          </ReasonDialog>
        </section>
      )}
    </QueryPane>
  );
}

function OrderLines({ order }: { order: Order }) {
  const t = useTranslations("dc.pool");
  const format = useFormat();
  return (
    <div className="border-t">
      <p className="px-4 pt-3 text-table text-quiet">
        {t("orderedBy", { by: order.by, at: format.instant(order.at) })}
        {order.deliverOn && ` · ${t("deliverOn", { day: format.dayOfWeek(order.deliverOn) })}`}
      </p>
      <div className="scroll-pane px-1 pb-2">
        <table className="w-full text-table">
          <thead className="text-left text-quiet">
            <tr className="[&>th]:px-3 [&>th]:py-2 [&>th]:font-medium">
              <th>{t("line.item")}</th>
              <th className="text-right">{t("line.qty")}</th>
              <th className="max-md:hidden">{t("line.from")}</th>
              <th className="text-right">{t("line.net")}</th>
            </tr>
          </thead>
          <tbody>
            {order.lines.map((line) => (
              <tr key={line.line} className="border-t [&>td]:px-3 [&>td]:py-1.5">
                <td>
                  <span className="font-medium">{line.item}</span>{" "}
                  <span className="text-quiet">{line.name}</span>
                </td>
                <td className="text-right">
                  <Quantity qty={line.qty} unit={line.unit} />
                </td>
                <td className="text-quiet max-md:hidden">
                  {line.dc} · {t(`pick.${line.pickType}`)}
                </td>
                <td className="text-right">
                  <Money fen={parseFen(line.net)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
