"use client";

import { useQuery } from "@tanstack/react-query";
import { TicketPercent } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { DocumentNumber } from "@/app/_ui/document-number";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { QueryPane } from "@/app/_ui/query-pane";
import { StatusChip } from "@/app/_ui/status-chip";
import { parseFen } from "@/server/shared/fen";

type Coupon = RouterOutputs["promotion"]["coupons"]["rows"][number];

/** Coupons by what can be done with them: those to be used first, with the way to an order that uses them. */
export function CouponWallet({ account }: { account: string }) {
  const t = useTranslations("store.wallet");
  const trpc = useTRPC();
  const query = useQuery(trpc.promotion.coupons.queryOptions({ account }));
  return (
    <QueryPane query={query}>
      {({ rows }) => {
        if (rows.length === 0) return <EmptyState title={t("empty")} text={t("emptyText")} />;
        const active = rows.filter(({ status }) => status === "active");
        const reserved = rows.filter(({ status }) => status === "reserved");
        const over = rows.filter(({ status }) => status !== "active" && status !== "reserved");
        return (
          <>
            <Group title={t("active")} coupons={active} none={t("noActive")} />
            {active.length > 0 && (
              <LinkButton href="/store/order" size="large" variant="primary" className="self-start">
                {t("use")}
              </LinkButton>
            )}
            {reserved.length > 0 && <Group title={t("reserved")} coupons={reserved} />}
            {over.length > 0 && <Group title={t("over")} coupons={over.toReversed()} />}
          </>
        );
      }}
    </QueryPane>
  );
}

function Group({ title, coupons, none }: { title: string; coupons: readonly Coupon[]; none?: string }) {
  return (
    <Card title={title}>
      {coupons.length === 0 && <p className="text-quiet">{none}</p>}
      <ul className="-my-2 flex flex-col divide-y">
        {coupons.map((coupon) => (
          <CouponRow key={coupon.code} coupon={coupon} />
        ))}
      </ul>
    </Card>
  );
}

function CouponRow({ coupon }: { coupon: Coupon }) {
  const t = useTranslations("store.wallet");
  const format = useFormat();
  const { code, value, minOrder, validFrom, validTo, status, store, order } = coupon;
  const isUsable = status === "active";
  const least = parseFen(minOrder) ?? 0;
  return (
    <li className="flex items-center gap-3 py-3">
      <TicketPercent aria-hidden className={cn("size-6 shrink-0", isUsable ? "text-accent" : "text-quiet")} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className={cn("text-xl/7 font-semibold", !isUsable && "text-quiet")}>
            {format.money(parseFen(value) ?? 0)}
          </span>
          <span className="text-quiet">
            {least > 0 ? t("from", { amount: format.money(least) }) : t("fromAny")}
          </span>
        </p>
        <Facts className="text-sm text-quiet">
          {code}
          {t("valid", { from: format.day(validFrom), to: format.day(validTo) })}
          {store && t("store", { store })}
        </Facts>
        {order && (
          <p className="text-sm">
            {t("order")} <DocumentNumber no={order} href={`/store/orders/${order}`} />
          </p>
        )}
      </div>
      <StatusChip kind="coupon" status={status} />
    </li>
  );
}
