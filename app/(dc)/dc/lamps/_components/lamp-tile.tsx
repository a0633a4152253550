"use client";

import { Check, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import type { Lamp, LampKeys } from "./lamp-wall";

/** Whether somebody may press it. */
export const isOn = ({ state }: Lamp) => state === "lit" || state === "again";

/** How a tile is coloured: lit, to be looked at again, or out. */
export const tileLook = (lamp: Lamp, isLit: boolean) =>
  cn(
    "flex h-full flex-col overflow-hidden rounded-lg border-2",
    isLit ? "border-accent bg-accent-soft" : "border-line bg-sunken text-quiet",
    lamp.state === "again" && isLit && "border-attention bg-attention-soft",
  );

/** A lamp: its address, how many to take in the biggest type. A press says that they are taken; below, that they are not all there. */
export function LampTile({ lamp, keys }: { lamp: Lamp; keys: LampKeys }) {
  const t = useTranslations("dc.lamps");
  const format = useFormat();
  const { address, state, name, isWeighed } = lamp;
  const isLit = isOn(lamp) && !keys.pressed.has(lamp.lamp);
  const unit = isWeighed ? "kg" : lamp.unit;
  return (
    <div data-state={state} className={tileLook(lamp, isLit)}>
      <button
        type="button"
        disabled={!isLit}
        onClick={() => keys.onConfirm(lamp)}
        className="flex min-h-36 flex-1 flex-col items-center gap-1 px-2 py-3 text-center active:bg-hover"
      >
        <span className="text-lg font-semibold">{address || "–"}</span>
        <LampFigure lamp={lamp} />
        <span className="font-medium">
          {state === "done" || state === "short"
            ? t(`states.${state}`, { qty: format.quantity(lamp.taken, isWeighed), unit })
            : unit}
        </span>
        <span className="line-clamp-2 text-table">{name}</span>
        {isLit && <span className="sr-only">{t("press.pick")}</span>}
      </button>
      {isLit && (
        <button
          type="button"
          onClick={() => keys.onShort(lamp)}
          className="min-h-12 border-t bg-raised font-medium active:bg-hover"
        >
          {state === "again" ? t("lookAgain") : t("notAll")}
        </button>
      )}
    </div>
  );
}

/** What a lamp shows: its figure while it is lit, then whether all or too few. */
export function LampFigure({ lamp: { state, qty, isWeighed } }: { lamp: Lamp }) {
  const format = useFormat();
  if (state === "done") return <Check aria-hidden className="size-12 text-done" />;
  if (state === "short") return <TriangleAlert aria-hidden className="size-12 text-blocked" />;
  return (
    <span className="text-6xl/none font-semibold tabular-nums">
      {state === "dark" ? "" : format.quantity(qty, isWeighed)}
    </span>
  );
}
