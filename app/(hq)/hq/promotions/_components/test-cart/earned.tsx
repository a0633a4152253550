"use client";

import { CircleCheck, CircleDashed, Gift, Ticket } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { type Hint, hintText } from "@/server/promotion/engine";
import { Facts } from "../../../_components/facts";
import type { PricedTestCart, TestCart } from "../../_lib/price-test-cart";

interface EarnedProps {
  cart: TestCart;
  priced: PricedTestCart;
}

/** What the cart earns: whether the promotion is granted, gifts, coupons, sums, and what is missing for more. */
export function Earned({ cart, priced: { promoted, without, times } }: EarnedProps) {
  const t = useTranslations("hq.promotion.test");
  const format = useFormat();
  const hint = useHintWords(cart);
  const giftText = (gift: ReturnType<typeof itemOf>, qtyEach: number) =>
    t("gift", {
      name: gift?.name ?? "",
      quantity: format.quantity(qtyEach, gift?.isWeighed),
      unit: gift?.isWeighed ? "kg" : (gift?.unit ?? ""),
    });
  const others = promoted.uses.filter(({ promotion }) => promotion.id !== cart.terms.id);
  return (
    <div className="flex flex-col gap-2" aria-live="polite">
      <Line
        icon={times > 0 ? <CircleCheck className="text-done" /> : <CircleDashed className="text-quiet" />}
      >
        <span className="font-medium">{times > 0 ? t("granted", { count: times }) : t("notGranted")}</span>
      </Line>
      {promoted.gifts.map(({ promotion, itemId, qtyEach }) => (
        <Line key={`${promotion.id} ${itemId}`} icon={<Gift className="text-done" />}>
          {t("giftOf", {
            gift: giftText(itemOf(cart, itemId), qtyEach),
            promotion: promotion.id === cart.terms.id ? t("this") : promotion.name,
          })}
        </Line>
      ))}
      {promoted.issued.map(({ promotion, times: count }) => (
        <Line key={promotion.id} icon={<Ticket className="text-done" />}>
          {t("couponOf", {
            count,
            value: format.money(promotion.couponValueFen ?? 0),
            promotion: promotion.id === cart.terms.id ? t("this") : promotion.name,
          })}
        </Line>
      ))}
      {others.length > 0 && (
        <p className="text-table text-quiet">
          {t("others", { names: others.map(({ promotion }) => promotion.name).join(t("separator")) })}
        </p>
      )}
      <Facts
        facts={[
          { label: t("goods"), value: <Money fen={promoted.goodsFen} /> },
          { label: t("discount"), value: <Money fen={-promoted.discountFen} /> },
          {
            label: t("payable"),
            value: (
              <>
                <span className="font-medium">
                  <Money fen={promoted.payableFen} />
                </span>
                {without.payableFen !== promoted.payableFen && (
                  <span className="ml-2 text-quiet">
                    {t("without", { amount: format.money(without.payableFen) })}
                  </span>
                )}
              </>
            ),
          },
        ]}
      />
      {promoted.hints.length > 0 && (
        <ul className="text-table text-quiet">
          {promoted.hints.map((one) => (
            <li key={one.promotion.id}>{hint(one)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-center gap-2 [&_svg]:size-4 [&_svg]:shrink-0">
      {icon}
      <span>{children}</span>
    </p>
  );
}

const itemOf = ({ items, gifts }: TestCart, id: number) =>
  items.find((item) => item.id === id) ?? gifts.find(({ itemId }) => itemId === id);

function useHintWords(cart: TestCart) {
  const locale = useLocale();
  return (hint: Hint) => {
    const [only, another] = hint.promotion.itemIds;
    const trigger = only !== undefined && another === undefined ? itemOf(cart, only) : undefined;
    const { getItemId } = hint.promotion;
    const gift = getItemId === null ? undefined : itemOf(cart, getItemId);
    return hintText(hint, { ...(trigger && { trigger }), ...(gift && { gift }) }, locale);
  };
}
