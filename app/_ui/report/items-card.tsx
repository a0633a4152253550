"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterInputs, type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { Tabs } from "@/app/_ui/tabs";
import type { itemOrders } from "@/server/report/schema";
import { rateOf } from "./growth";

type Order = (typeof itemOrders)[number];
type Item = RouterOutputs["report"]["items"][number];

interface ItemsCardProps {
  input: Omit<RouterInputs["report"]["items"], "order" | "limit">;
  orders: readonly Order[];
  itemHref?: (item: string) => string;
}

/** The ten goods that brought in most, or would last longest; each leads to its card. */
export function ItemsCard({ input, orders, itemHref }: ItemsCardProps) {
  const t = useTranslations("common.report");
  const [order, setOrder] = useState<Order>(orders[0] ?? "sales");
  const query = useQuery({
    ...useTRPC().report.items.queryOptions({ ...input, order }),
    placeholderData: keepPreviousData,
  });
  return (
    <Card title={t("items")}>
      {orders.length > 1 && (
        <Tabs
          value={order}
          onChange={setOrder}
          tabs={orders.map((value) => ({ value, label: t(`orders.${value}`) }))}
        />
      )}
      <QueryPane query={query} skeleton={<LinesSkeleton lines={10} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState title={t("noItems")} text={t("noItemsText")} />
          ) : (
            <ol className="divide-y">
              {items.map((item) => (
                <li key={item.item}>
                  {itemHref ? (
                    <Link
                      href={itemHref(item.item) as Route}
                      className="block min-h-12 rounded-md py-2 hover:bg-hover"
                    >
                      <ItemRow item={item} order={order} />
                    </Link>
                  ) : (
                    <div className="py-2">
                      <ItemRow item={item} order={order} />
                    </div>
                  )}
                </li>
              ))}
            </ol>
          )
        }
      </QueryPane>
    </Card>
  );
}

function ItemRow({ item, order }: { item: Item; order: Order }) {
  const t = useTranslations("common.report");
  const format = useFormat();
  const unit = item.isWeighed ? "kg" : item.unit;
  const quantity = (each: number) => `${format.quantity(each, item.isWeighed)} ${unit}`;
  const figure = { sales: item.salesFen, margin: item.marginFen, slow: item.stockFen }[order];
  return (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 break-words">{item.name}</span>
        <span className="font-medium whitespace-nowrap tabular-nums">{format.money(figure)}</span>
      </span>
      <span className="text-sm text-quiet">
        {order === "slow" ? (
          <Facts>
            {t("onHand", { qty: quantity(item.onHandEach) })}
            {item.soldEach > 0 ? t("sold", { qty: quantity(item.soldEach) }) : t("notSold")}
            {item.coverDays !== null && t("lasts", { count: item.coverDays })}
          </Facts>
        ) : (
          <Facts>
            {t("sold", { qty: quantity(item.soldEach) })}
            {order === "sales" && t("marginOf", { amount: format.money(item.marginFen) })}
            {item.marginBp !== null && rateOf(format.rate, item.marginBp)}
          </Facts>
        )}
      </span>
    </>
  );
}
