"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck, Clock } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useCommand } from "@/app/_lib/use-command";
import { useFormat } from "@/app/_lib/use-format";
import { columnsOf, DataTable } from "@/app/_ui/data-table";
import { Drawer } from "@/app/_ui/dialog";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { FilterBar } from "@/app/_ui/filter-bar";
import { Quantity } from "@/app/_ui/quantity";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Chip } from "@/app/_ui/status-chip";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { directOrderStatuses } from "@/server/direct/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { formatCost } from "@/server/shared/cost";
import { AskReason } from "../../../_components/ask-reason";
import { directOrdersInput } from "../../_lib/day-inputs";

type Row = RouterOutputs["direct"]["orders"]["rows"][number];
const column = columnsOf<Row>();
const columns = column.columns([
  column.accessor("order", { cell: (c) => <DocumentNumber no={c.getValue()} />, meta: { card: "title" } }),
  column.accessor("status", {
    cell: (c) => <OrderState status={c.getValue()} />,
    meta: { card: "aside" },
  }),
  column.accessor("storeName", {
    cell: ({ row }) => `${row.original.store} ${row.original.storeName}`,
    meta: { card: "line" },
  }),
  column.accessor("supplier", { meta: { card: "line" } }),
  column.accessor("expectedOn", { cell: (c) => <Day day={c.getValue()} />, meta: { card: "line" } }),
  column.accessor("openLines", {
    cell: ({ row }) => `${row.original.openLines} / ${row.original.lines}`,
    meta: { align: "end", card: "line" },
  }),
  column.accessor("createdBy", {}),
]);

function Day({ day }: { day: BusinessDay }) {
  return useFormat().dayOfWeek(day);
}

function OrderState({ status }: { status: Row["status"] }) {
  const t = useTranslations("hq.direct.order.states");
  return (
    <Chip tone={status === "open" ? "information" : "neutral"} icon={status === "open" ? Clock : CircleCheck}>
      {t(status)}
    </Chip>
  );
}

/** What stores have ordered from suppliers, by themselves or through headquarters; a row opens what is still to come. */
export function DirectOrders() {
  const t = useTranslations("hq.direct.order");
  const heads = useTranslations("hq.direct.order.columns");
  const drawer = useDrawerParam();
  const list = useQuery({
    ...useTRPC().direct.orders.queryOptions(directOrdersInput(useSearchParams())),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <QueryPane query={list} skeleton={<TableSkeleton />}>
        {({ rows, nextCursor }) => (
          <DataTable
            id="hq-direct-orders"
            label={t("list")}
            columns={columns}
            heads={heads}
            rows={rows}
            rowId={(row) => row.order}
            paging={{ nextCursor, count: rows.length }}
            onOpen={(row) => drawer.open(row.order)}
            bar={
              <FilterBar
                filters={[
                  {
                    name: "status",
                    label: heads("status"),
                    options: directOrderStatuses.map((value) => ({ value, label: t(`states.${value}`) })),
                  },
                ]}
              />
            }
            empty={<EmptyState title={t("empty")} text={t("emptyText")} />}
          />
        )}
      </QueryPane>
      <OrderDrawer order={drawer.opened} onClose={drawer.close} />
    </>
  );
}

function OrderDrawer({ order, onClose }: { order: string | undefined; onClose: () => void }) {
  const t = useTranslations("hq.direct.order");
  const format = useFormat();
  const query = useQuery({
    ...useTRPC().direct.order.queryOptions({ order: order ?? "" }),
    enabled: order !== undefined,
  });
  return (
    <Drawer
      isOpen={order !== undefined}
      onClose={onClose}
      title={order ?? ""}
      aside={query.data && <OrderState status={query.data.status} />}
    >
      <QueryPane query={query}>
        {(data) => (
          <div className="flex flex-col gap-5">
            <p className="text-quiet">
              {data.store} {data.storeName} · {data.supplier} · {format.dayOfWeek(data.expectedOn)} ·{" "}
              {data.createdBy}
              {(data.closeReason || data.note) && (
                <span className="mt-1 block">{data.closeReason || data.note}</span>
              )}
            </p>
            <ul className="divide-y">
              {data.lines.map((line) => (
                <li key={line.item} className="flex items-baseline justify-between gap-4 py-2">
                  <span>
                    <span className="mr-2 text-quiet">{line.item}</span>
                    {line.name}
                    <span className="block text-sm text-quiet">
                      ¥{formatCost(line.costMicro)}/{line.isWeighed ? "kg" : line.unit}
                    </span>
                  </span>
                  <span className="text-right whitespace-nowrap">
                    <Quantity qty={line.qtyEach} unit={line.unit} isWeighed={line.isWeighed} />
                    <span className="block text-sm text-quiet">
                      {t("came", { qty: format.quantity(line.receivedEach, line.isWeighed) })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
            {data.mayClose && <CloseOrder order={data.order} />}
          </div>
        )}
      </QueryPane>
    </Drawer>
  );
}

function CloseOrder({ order }: { order: string }) {
  const t = useTranslations("hq.direct.order");
  const close = useCommand(useTRPC().direct.closeOrder.mutationOptions(), {
    done: t("closed", { order }),
    onRefused: () => true,
  });
  return (
    <AskReason
      label={t("close")}
      reasonLabel={t("reason")}
      command={close}
      onRun={(reason) => close.run({ order, reason })}
    />
  );
}
