"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { IconButton } from "@/app/_ui/icon-button";
import { Money } from "@/app/_ui/money";
import { QuantityInput } from "@/app/_ui/quantity-input";
import type { PricedTestCart } from "../../_lib/price-test-cart";

interface TestLinesProps {
  priced: PricedTestCart;
  onQuantity: (code: string, qty: number) => void;
  onRemove: (code: string) => void;
}

/** The lines of a test cart: price, quantity, amount and discount, as on an order. */
export function TestLines({ priced, onQuantity, onRemove }: TestLinesProps) {
  const t = useTranslations("hq.promotion.test");
  const format = useFormat();
  if (priced.lines.length === 0) return <p className="text-quiet">{t("empty")}</p>;
  return (
    <ul className="divide-y rounded-md border">
      {priced.lines.map(({ item, qty, amountFen, discountFen }) => (
        <li key={item.item} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <span className="min-w-28 flex-1">
            <span className="block">{item.name}</span>
            <span className="block text-table text-quiet">
              {item.unitPriceFen === null
                ? t("notSold")
                : t("price", {
                    price: format.money(item.unitPriceFen),
                    unit: item.isWeighed ? "kg" : item.unit,
                  })}
            </span>
          </span>
          <QuantityInput
            label={t("quantity", { name: item.name })}
            value={qty}
            onChange={(next) => onQuantity(item.item, next)}
            step={Math.max(1, item.orderMultipleEach)}
            unit={item.isWeighed ? "g" : undefined}
            disabled={item.unitPriceFen === null}
            className="w-28"
          />
          <span className="ml-auto w-20 text-right">
            <Money fen={amountFen} />
            {discountFen > 0 && (
              <span className="block text-table text-done">
                <Money fen={-discountFen} />
              </span>
            )}
          </span>
          <IconButton label={t("remove", { name: item.name })} onClick={() => onRemove(item.item)}>
            <X aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
