"use client";

import { Ban, PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { Keypad } from "../../order/_components/keypad";
import { Stepper } from "../../order/_components/stepper";
import { type SheetItem, supplyOf } from "../../order/_lib/sheet-index";

interface ItemCardProps {
  item: SheetItem;
  dc: string | undefined;
  qty: number;
  onChange: (qty: number) => void;
}

/** Everything a shop asks of an item in its hand. */
export function ItemCard({ item, dc, qty, onChange }: ItemCardProps) {
  const t = useTranslations("store.scan");
  const row = useTranslations("store.order.row");
  const format = useFormat();
  const [isTyping, setIsTyping] = useState(false);
  const isOrderable = item.status === "ok";
  const unit = item.isWeighed ? "kg" : item.unit;
  const quantity = (each: number) => <Quantity qty={each} unit={item.unit} isWeighed={item.isWeighed} />;
  return (
    <Card>
      <div role="status">
        <h2 className="text-xl/7 font-semibold">{item.name}</h2>
        <p className="text-quiet">
          {item.code} · {item.barcode}
          {item.spec && ` · ${item.spec}`}
        </p>
        {!isOrderable && (
          <p className="mt-3 flex items-start gap-2 rounded-md bg-blocked-soft px-3 py-2 text-blocked">
            <Ban aria-hidden className="mt-1 size-4 shrink-0" />
            {item.reason ? t("blocked", { reason: item.reason }) : row(`problem.${item.status}`)}
          </p>
        )}
      </div>
      <Figures
        className="mt-4"
        figures={[
          { label: t("price"), value: isOrderable ? `${format.money(item.priceFen)} / ${unit}` : "–" },
          { label: t("stock"), value: quantity(item.stockEach) },
          { label: t("onOrder"), value: quantity(item.onOrderEach) },
          ...(isOrderable
            ? [
                {
                  label: t("dc", { dc: dc ?? "–" }),
                  value:
                    supplyOf(item) === "none" ? (
                      <Chip tone="blocked" icon={PackageX}>
                        {t("dcNone")}
                      </Chip>
                    ) : (
                      quantity(item.availableEach)
                    ),
                },
              ]
            : []),
        ]}
      />
      {isOrderable && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-t pt-4">
          <p className="text-quiet">
            {t("step", {
              step: format.quantity(item.multipleEach, item.isWeighed),
              pack: format.quantity(item.casePackEach, item.isWeighed),
              unit,
            })}
          </p>
          <Stepper item={item} qty={qty} onChange={onChange} onKeypad={() => setIsTyping(true)} />
        </div>
      )}
      {isTyping && (
        <Keypad
          item={item}
          qty={qty}
          onClose={() => setIsTyping(false)}
          onDone={(next) => {
            onChange(next);
            setIsTyping(false);
          }}
        />
      )}
    </Card>
  );
}
