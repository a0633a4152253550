"use client";

import { PackageX } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Figures } from "@/app/_ui/card";
import { Quantity } from "@/app/_ui/quantity";
import { Chip } from "@/app/_ui/status-chip";
import { Keypad } from "../../order/_components/keypad";
import { Stepper } from "../../order/_components/stepper";
import { type SheetItem, supplyOf } from "../../order/_lib/sheet-index";
import { useDraft, watchQuantity } from "../../order/_lib/use-draft";

/** What the item costs the store, what the DC has, and into the order with it. */
export function OrderMore({ store, item, dc }: { store: string; item: SheetItem; dc: string | undefined }) {
  const t = useTranslations("store.scan");
  const format = useFormat();
  const { put } = useDraft(store);
  const [isTyping, setIsTyping] = useState(false);
  const qty = useMemo(() => watchQuantity(store, item.code), [store, item.code]);
  const change = (next: number) => put({ code: item.code, qty: next, priceFen: item.priceFen });
  const unit = item.isWeighed ? "kg" : item.unit;
  return (
    <>
      <Figures
        className="mt-4 border-t pt-4"
        figures={[
          { label: t("price"), value: `${format.money(item.priceFen)} / ${unit}` },
          {
            label: t("dc", { dc: dc ?? "–" }),
            value:
              supplyOf(item) === "none" ? (
                <Chip tone="blocked" icon={PackageX}>
                  {t("dcNone")}
                </Chip>
              ) : (
                <Quantity qty={item.availableEach} unit={item.unit} isWeighed={item.isWeighed} />
              ),
          },
        ]}
      />
      <div className="mt-4 flex flex-wrap items-center justify-between gap-3">
        <p className="text-quiet">
          {t("step", {
            step: format.quantity(item.multipleEach, item.isWeighed),
            pack: format.quantity(item.casePackEach, item.isWeighed),
            unit,
          })}
        </p>
        <Stepper item={item} qty={qty} onChange={change} onKeypad={() => setIsTyping(true)} />
      </div>
      {isTyping && (
        <Keypad
          item={item}
          qty={qty.get()}
          onClose={() => setIsTyping(false)}
          onDone={(next) => {
            change(next);
            setIsTyping(false);
          }}
        />
      )}
    </>
  );
}
