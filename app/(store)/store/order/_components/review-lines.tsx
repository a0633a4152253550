"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { memo, useCallback, useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { Facts } from "@/app/_ui/facts";
import { IconButton } from "@/app/_ui/icon-button";
import { Quantity } from "@/app/_ui/quantity";
import type { SheetItem } from "../_lib/sheet-index";
import type { CartLine } from "../_lib/use-cart";
import type { useDraft } from "../_lib/use-draft";
import { Keypad } from "./keypad";

interface ReviewLinesProps {
  lines: readonly CartLine[];
  own: ReturnType<typeof useDraft>;
  isHeld: boolean;
}

/** Every line with its amount; a tap on the quantity corrects it. */
export function ReviewLines({ lines, own, isHeld }: ReviewLinesProps) {
  const t = useTranslations("store.order.review");
  const [editing, setEditing] = useState<string | undefined>(undefined);
  const line = lines.find(({ code }) => code === editing);
  const { remove, put } = own;
  const onRemove = useCallback((code: string) => remove([code]), [remove]);
  return (
    <Card title={t("linesTitle")}>
      <ul className="-my-2 flex flex-col divide-y">
        {lines.map(({ code, item, qty, amountFen, discountFen, giftEach, problem }) => (
          <ReviewLine
            key={code}
            code={code}
            item={item}
            qty={qty}
            amountFen={problem ? undefined : amountFen}
            discountFen={discountFen}
            giftEach={giftEach}
            isHeld={isHeld}
            onEdit={setEditing}
            onRemove={onRemove}
          />
        ))}
      </ul>
      {line?.item && (
        <Keypad
          item={line.item}
          qty={line.qty}
          onClose={() => setEditing(undefined)}
          onDone={(qty) => {
            put({ code: line.code, priceFen: line.priceFen, qty });
            setEditing(undefined);
          }}
        />
      )}
    </Card>
  );
}

interface ReviewLineProps {
  code: string;
  item: SheetItem | undefined;
  qty: number;
  /** Undefined for a line that cannot be ordered. */
  amountFen: number | undefined;
  discountFen: number;
  giftEach: number;
  isHeld: boolean;
  onEdit: (code: string) => void;
  onRemove: (code: string) => void;
}

/** Drawn again only when something of this line changed: orders have hundreds. */
const ReviewLine = memo(function ReviewLine(props: ReviewLineProps) {
  const { code, item, qty, amountFen, discountFen, giftEach, isHeld, onEdit, onRemove } = props;
  const t = useTranslations("store.order.review");
  const format = useFormat();
  const name = item?.name ?? code;
  return (
    <li className="flex items-center gap-3 py-2">
      <div className="min-w-0 flex-1">
        <p className={cn("font-medium break-words", amountFen === undefined && "text-blocked")}>{name}</p>
        <Facts className="text-sm text-quiet md:text-table">
          {code}
          {item?.status === "ok" && `${format.money(item.priceFen)} / ${item.isWeighed ? "kg" : item.unit}`}
          {discountFen > 0 && t("lineDiscount", { amount: format.money(-discountFen) })}
          {giftEach > 0 && t("lineGift", { qty: format.quantity(giftEach, item?.isWeighed) })}
        </Facts>
      </div>
      <div className="flex flex-col items-end sm:flex-row sm:items-center sm:gap-3">
        <button
          type="button"
          disabled={isHeld || !item}
          onClick={() => onEdit(code)}
          className="min-h-11 rounded-md px-2 text-right hover:bg-hover disabled:hover:bg-transparent pointer-fine:min-h-8"
        >
          <span className="sr-only">{t("edit", { name })} </span>
          <Quantity
            qty={qty}
            unit={item?.unit}
            isWeighed={item?.isWeighed}
            casePackEach={item?.casePackEach}
          />
        </button>
        <span className="px-2 text-right text-sm text-quiet sm:w-24 sm:px-0 sm:text-base sm:text-text">
          {amountFen === undefined ? "–" : format.money(amountFen - discountFen)}
        </span>
      </div>
      {!isHeld && (
        <IconButton label={t("removeLine", { name })} onClick={() => onRemove(code)}>
          <Trash2 aria-hidden />
        </IconButton>
      )}
    </li>
  );
});
