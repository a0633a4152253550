"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import type { Lamp } from "./lamp-wall";

interface LampTileProps {
  lamp: Lamp;
  isPressed: boolean;
  onConfirm: () => void;
  onShort: () => void;
}

/** A lamp: its address, how many to take in the biggest type. A press says that they are taken; below, that they are not all there. */
export function LampTile({ lamp, isPressed, onConfirm, onShort }: LampTileProps) {
  const t = useTranslations("dc.lamps");
  const format = useFormat();
  const { address, state, name, isWeighed } = lamp;
  const isLit = (state === "lit" || state === "again") && !isPressed;
  const unit = isWeighed ? "kg" : lamp.unit;
  return (
    <div
      data-state={state}
      className={cn(
        "flex h-full flex-col overflow-hidden rounded-lg border-2",
        isLit ? "border-accent bg-accent-soft" : "border-line bg-sunken text-quiet",
        state === "again" && isLit && "border-attention bg-attention-soft",
      )}
    >
      <button
        type="button"
        disabled={!isLit}
        onClick={onConfirm}
        aria-label={t("confirm", { address, qty: format.quantity(lamp.qty, isWeighed), unit, name })}
        className="flex min-h-36 flex-1 flex-col items-center gap-1 px-2 py-3 text-center active:bg-hover"
      >
        <span className="text-lg font-semibold">{address || "–"}</span>
        {state === "done" ? (
          <Check aria-hidden className="size-12 text-done" />
        ) : state === "short" ? (
          <TriangleAlert aria-hidden className="size-12 text-blocked" />
        ) : (
          <span className="text-6xl/none font-semibold tabular-nums">
            {format.quantity(lamp.qty, isWeighed)}
          </span>
        )}
        <span className="font-medium">
          {state === "done" || state === "short"
            ? t(`states.${state}`, { qty: format.quantity(lamp.taken, isWeighed), unit })
            : unit}
        </span>
        <span className="line-clamp-2 text-table">{name}</span>
      </button>
      {isLit && (
        <button
          type="button"
          onClick={onShort}
          className="min-h-12 border-t bg-raised font-medium active:bg-hover"
        >
          {state === "again" ? t("lookAgain") : t("notAll")}
        </button>
      )}
    </div>
  );
}
