"use client";

import { useTranslations } from "next-intl";

const known = [
  "ordered-delivered-short-open",
  "order-line-discounts",
  "order-line-amounts",
  "order-goods",
  "order-payable",
  "order-line-count",
  "orders-pooled",
  "coupon-uses",
  "delivery-allocated",
  "delivery-approved",
  "delivery-line-count",
  "allocated-picked-short",
  "delivery-orders",
  "wave-lines",
  "account-balance",
  "account-entry-numbers",
  "account-running-balance",
  "account-held",
  "holds-of-open-deliveries",
  "holds-captured",
  "delivery-charges",
  "delivery-reversals",
  "deposits-posted",
  "cod-dues",
  "dc-stock-on-hand",
  "dc-stock-entry-numbers",
  "dc-stock-cost",
  "dc-stock-running",
  "store-stock-on-hand",
  "store-stock-entry-numbers",
  "store-stock-cost",
  "store-stock-running",
  "dc-stock-reserved",
  "delivered-from-dc",
  "delivered-into-store",
  "order-lines-refer",
  "delivery-lines-refer",
  "pool-rows-refer",
  "closed-rows-refer",
  "pick-lines-refer",
  "store-stock-refers",
  "account-entry-causes",
  "dc-stock-causes",
  "store-stock-causes",
  "difference-lines-decided",
  "difference-accepted-whole",
  "difference-credits",
  "difference-entries",
  "difference-goods",
  "difference-within-delivered",
  "difference-within-charged",
  "difference-lines-refer",
  "reversed-into-dc",
  "reversed-from-store",
] as const;

/** What a check compares, in words; its own name when there is none yet. */
export function useCheckWord(): (name: string) => string {
  const t = useTranslations("hq.proof.names");
  return (name) => {
    const check = known.find((one) => one === name);
    return check ? t(check) : name;
  };
}
