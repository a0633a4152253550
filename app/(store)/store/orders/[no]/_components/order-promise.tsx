"use client";

import { useTranslations } from "next-intl";
import { Card } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import type { Order } from "./order-detail";

/** Which promotions the order took and what each is worth, and its coupon; gifts stand among the lines. */
export function OrderPromise({ promised: { promotions, coupon } }: { promised: Order["promised"] }) {
  const t = useTranslations("store.orderDetail");
  if (promotions.length === 0 && !coupon) return null;
  return (
    <Card title={t("promised")}>
      <ul className="flex flex-col gap-1.5">
        {promotions.map(({ code, name, times, discount, stripped }) => {
          const text = times > 1 ? t("promisedTimes", { name, times }) : name;
          return (
            <Row
              key={code}
              text={stripped ? t("promiseTaken", { name: text }) : text}
              discount={stripped ? "0.00" : discount}
            />
          );
        })}
        {coupon && <Row text={t("coupon", { code: coupon.code })} discount={coupon.discount} />}
      </ul>
    </Card>
  );
}

/** One of them; a gift has no money of its own. */
function Row({ text, discount }: { text: string; discount: string }) {
  const fen = parseFen(discount) ?? 0;
  return (
    <li className="flex justify-between gap-4">
      <span className="min-w-0">{text}</span>
      {fen > 0 && <Money fen={-fen} className="text-done" />}
    </li>
  );
}
