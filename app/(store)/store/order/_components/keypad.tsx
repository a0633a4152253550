"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { NumberPad } from "../../_components/number-pad";
import type { SheetItem } from "../_lib/sheet-index";

interface KeypadProps {
  item: SheetItem;
  qty: number;
  onDone: (qty: number) => void;
  onClose: () => void;
}

/** How many to order, typed with a thumb. A quantity that is no multiple is offered the next one. */
export function Keypad({ item, qty, onDone, onClose }: KeypadProps) {
  const t = useTranslations("store.order.keypad");
  const format = useFormat();
  const unit = item.isWeighed ? "kg" : item.unit;
  return (
    <NumberPad
      title={item.name}
      description={t("rule", {
        step: format.quantity(item.multipleEach, item.isWeighed),
        pack: format.quantity(item.casePackEach, item.isWeighed),
        unit,
      })}
      isWeighed={item.isWeighed}
      unit={item.unit}
      casePackEach={item.casePackEach}
      qty={qty}
      takes={(typed) => {
        const next = Math.ceil(typed / item.multipleEach) * item.multipleEach;
        const words = { qty: format.quantity(next, item.isWeighed), unit };
        return { qty: next, label: next === typed ? t("take", words) : t("takeNext", words) };
      }}
      onDone={onDone}
      onClose={onClose}
    />
  );
}
