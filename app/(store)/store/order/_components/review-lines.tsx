"use client";

import { Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { cn } from "@/app/_ui/cn";
import { IconButton } from "@/app/_ui/icon-button";
import { Quantity } from "@/app/_ui/quantity";
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
  const format = useFormat();
  const [editing, setEditing] = useState<CartLine | undefined>(undefined);
  return (
    <Card title={t("linesTitle")}>
      <ul className="-my-2 flex flex-col divide-y">
        {lines.map((line) => {
          const { code, item, qty, amountFen, problem } = line;
          const name = item?.name ?? code;
          return (
            <li key={code} className="flex items-center gap-3 py-2">
              <div className="min-w-0 flex-1">
                <p className={cn("font-medium", problem && "text-blocked")}>{name}</p>
                <p className="text-sm text-quiet md:text-table">
                  {code}
                  {item &&
                    item.status === "ok" &&
                    ` · ${format.money(item.priceFen)} / ${item.isWeighed ? "kg" : item.unit}`}
                </p>
              </div>
              <button
                type="button"
                disabled={isHeld || !item}
                onClick={() => setEditing(line)}
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
              <span className="w-24 text-right max-sm:hidden">{problem ? "–" : format.money(amountFen)}</span>
              {!isHeld && (
                <IconButton label={t("removeLine", { name })} onClick={() => own.remove([code])}>
                  <Trash2 aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
      <Keypad
        item={editing?.item}
        qty={editing?.qty ?? 0}
        onClose={() => setEditing(undefined)}
        onDone={(qty) => {
          if (editing) own.put({ code: editing.code, priceFen: editing.priceFen, qty });
          setEditing(undefined);
        }}
      />
    </Card>
  );
}
