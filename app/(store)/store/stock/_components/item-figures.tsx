"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Figures } from "@/app/_ui/card";
import { Facts } from "@/app/_ui/facts";
import { Quantity } from "@/app/_ui/quantity";
import { useItemWords } from "../../_lib/use-item-words";
import { ShelfButton } from "./shelf-button";
import type { StoreItem } from "./stock-card";

/** How much there is of an item, how much is on its way, how fast it goes, where it stands, how it is sold by weight. */
export function ItemFigures({ store, item }: { store: string; item: StoreItem }) {
  const t = useTranslations("store.stock");
  const format = useFormat();
  const words = useItemWords();
  const quantity = (each: number) => <Quantity qty={each} unit={item.unit} isWeighed={item.isWeighed} />;
  const priceFen = item.ownPriceFen ?? item.suggestedPriceFen;
  return (
    <>
      <Figures
        figures={[
          {
            label: t("onHand"),
            value: (
              <span className={item.onHandEach < 0 ? "text-blocked" : ""}>{quantity(item.onHandEach)}</span>
            ),
            note:
              item.inTransitEach > 0 &&
              t("ofWhich", { qty: format.quantity(item.inTransitEach, item.isWeighed) }),
          },
          { label: t("onOrder"), value: quantity(item.onOrderEach) },
          {
            label: t("soldLabel"),
            value: words.perDayFigure(item) || "–",
            note: words.cover(item),
          },
          {
            label: t("price"),
            value: priceFen === null ? "–" : format.money(priceFen),
            note: [
              item.ownPriceFen !== null &&
                item.suggestedPriceFen !== null &&
                t("suggested", { price: format.money(item.suggestedPriceFen) }),
              item.isReturnable !== null && t(item.isReturnable ? "returnable" : "notReturnable"),
            ]
              .filter(Boolean)
              .join(" · "),
          },
        ]}
      />
      {item.specs.length > 0 && (
        <div className="mt-4 border-t pt-3">
          <h3 className="text-sm text-quiet">{t("specs")}</h3>
          <ul className="mt-1">
            {item.specs.map(({ spec, name, priceFen, gramsEach }) => (
              <li key={spec} className="flex justify-between gap-3 py-1">
                <Facts>
                  {name}
                  {spec}
                </Facts>
                <span className="whitespace-nowrap">
                  {format.money(priceFen)} · {t("grams", { grams: gramsEach })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="mt-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-t pt-3">
        <p className="text-sm text-quiet">
          {item.countedAt ? t("counted", { at: format.instant(item.countedAt) }) : t("neverCounted")}
        </p>
        <ShelfButton store={store} item={item} />
      </div>
    </>
  );
}
