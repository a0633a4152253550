"use client";

import { Delete } from "lucide-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Dialog } from "@/app/_ui/dialog";
import { formatQuantity } from "@/server/shared/quantity";
import { quantityMax, readQuantity } from "../order/_lib/read-quantity";

interface NumberPadProps {
  title: string;
  description?: ReactNode;
  isWeighed: boolean;
  unit: string;
  casePackEach: number;
  /** What stands there before anything is typed; undefined: nothing, and nothing can be taken. */
  qty: number | undefined;
  /** What is taken of a typed quantity, and what the button says. */
  takes?: (typed: number) => { qty: number; label: string };
  /** The button's word where the quantity is taken as it is typed. */
  label?: string;
  onDone: (qty: number) => void;
  onClose: () => void;
}

/** Digits for a thumb: type a quantity, or add whole cases. */
export function NumberPad({ isWeighed, casePackEach, qty, onDone, onClose, ...props }: NumberPadProps) {
  const t = useTranslations("store.order.keypad");
  const kit = useTranslations("common.kit");
  const format = useFormat();
  const [text, setText] = useState("");
  const done = useRef<HTMLButtonElement>(null);

  const typed = text === "" ? qty : readQuantity(text, isWeighed);
  const unit = isWeighed ? "kg" : props.unit;
  const take =
    typed === undefined
      ? undefined
      : (props.takes?.(typed) ?? {
          qty: typed,
          label: `${props.label ?? ""} ${format.quantity(typed, isWeighed)} ${unit}`,
        });
  const press = (key: string) =>
    setText((before) => {
      const next = (before + key).slice(0, 8);
      return (readQuantity(next, isWeighed) ?? 0) > quantityMax ? before : next;
    });
  const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", isWeighed ? "." : "00", "0"];
  const back = () => setText((before) => before.slice(0, -1));
  /** A narrow window on a desk, or a tablet with keys: digits are typed; Enter is the button that has the focus. */
  const onKeyDown = ({ key }: KeyboardEvent) => {
    if (/^\d$/.test(key) || (key === "." && isWeighed)) press(key);
    if (key === "Backspace") back();
  };

  return (
    <Dialog
      isOpen
      initialFocus={done}
      onKeyDown={onKeyDown}
      onClose={onClose}
      title={props.title}
      description={props.description}
      actions={
        <>
          <Button size="touch" onClick={onClose}>
            {kit("cancel")}
          </Button>
          <Button
            ref={done}
            size="touch"
            variant="primary"
            disabled={take === undefined || take.qty > quantityMax}
            focusableWhenDisabled
            onClick={() => take && onDone(take.qty)}
          >
            {take?.label ?? props.label}
          </Button>
        </>
      }
    >
      <p aria-live="polite" className="py-2 text-center text-title font-semibold">
        {text === "" ? (qty === undefined ? "–" : formatQuantity(qty, isWeighed)) : text}{" "}
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
        <Button size="touch" onClick={() => setText(formatQuantity((typed ?? 0) + casePackEach, isWeighed))}>
          {t("addCase", { pack: format.quantity(casePackEach, isWeighed) })}
        </Button>
        <Button size="touch" onClick={() => setText("0")}>
          {t("none")}
        </Button>
      </div>
    </Dialog>
  );
}
