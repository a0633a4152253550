"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { formatQuantity } from "@/server/shared/quantity";
import type { SheetItem } from "../_lib/sheet-index";
import { quantityMax, readQuantity } from "./stepper";

interface KeypadProps {
  item: SheetItem;
  qty: number;
  onDone: (qty: number) => void;
  onClose: () => void;
}

/** Digits for a thumb: type a quantity, or add whole cases. A quantity that is no multiple is offered the next one. */
export function Keypad({ item, qty, onDone, onClose }: KeypadProps) {
  const t = useTranslations("store.order.keypad");
  const kit = useTranslations("common.kit");
  const format = useFormat();
  const [text, setText] = useState("");
  const done = useRef<HTMLButtonElement>(null);

  const typed = text === "" ? qty : readQuantity(text, item.isWeighed);
  const isMultiple = typed !== undefined && typed % item.multipleEach === 0;
  const next = typed === undefined ? 0 : Math.ceil(typed / item.multipleEach) * item.multipleEach;
  const press = (key: string) => setText((before) => (before + key).slice(0, 8));
  const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", item.isWeighed ? "." : "00", "0"];
  const unit = item.isWeighed ? "kg" : item.unit;
  const back = () => setText((before) => before.slice(0, -1));
  /** A narrow window on a desk, or a tablet with keys: digits are typed; Enter is the button that has the focus. */
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (/^\d$/.test(key) || (key === "." && item.isWeighed)) press(key);
    if (key === "Backspace") back();
  };

  return (
    <Dialog
      isOpen
      initialFocus={done}
      onKeyDown={onKeyDown}
      onClose={onClose}
      title={item.name}
      description={t("rule", {
        step: format.quantity(item.multipleEach, item.isWeighed),
        pack: format.quantity(item.casePackEach, item.isWeighed),
        unit,
      })}
      actions={
        <>
          <Button size="touch" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            ref={done}
            size="touch"
            variant="primary"
            disabled={typed === undefined || next > quantityMax}
            onClick={() => onDone(next)}
          >
            {isMultiple || typed === undefined
              ? t("take", { qty: format.quantity(next, item.isWeighed), unit })
              : t("takeNext", { qty: format.quantity(next, item.isWeighed), unit })}
          </Button>
        </>
      }
    >
      <p aria-live="polite" className="py-2 text-center text-title font-semibold">
        {text === "" ? formatQuantity(qty, item.isWeighed) : text}{" "}
        <span className="text-base font-normal text-quiet">{unit}</span>
      </p>
      <div className="grid grid-cols-3 gap-2">
        {keys.map((key) => (
          <Button key={key} size="touch" className="h-14 text-xl font-semibold" onClick={() => press(key)}>
            {key}
          </Button>
        ))}
        <Button className="h-14" aria-label={t("back")} onClick={back}>
          <Delete aria-hidden />
        </Button>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-2">
        <Button
          size="touch"
          onClick={() => setText(formatQuantity((typed ?? 0) + item.casePackEach, item.isWeighed))}
        >
          {t("addCase", { pack: format.quantity(item.casePackEach, item.isWeighed) })}
        </Button>
        <Button size="touch" onClick={() => setText("0")}>
          {t("none")}
        </Button>
      </div>
    </Dialog>
  );
}
