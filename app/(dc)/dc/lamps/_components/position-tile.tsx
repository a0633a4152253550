"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { isOn, LampFigure, tileLook } from "./lamp-tile";
import type { Lamp, LampKeys } from "./lamp-wall";

/**
 * The lamp over a store's tote: the store's number huge, how many to put in the biggest type. A press says that they lie in the tote; below,
 * that there are too few, or that the tote is full and the next one is opened.
 */
export function PositionTile({ lamp, keys }: { lamp: Lamp; keys: LampKeys }) {
  const t = useTranslations("dc.lamps");
  const format = useFormat();
  const { address, state, store, storeName, tote, isWeighed } = lamp;
  const isLit = isOn(lamp) && !keys.pressed.has(lamp.lamp);
  const fewWords = t(state === "again" ? "lookAgain" : "tooFew");
  const unit = isWeighed ? "kg" : lamp.unit;
  return (
    <div data-state={state} className={tileLook(lamp, isLit)}>
      <button
        type="button"
        disabled={!isLit}
        onClick={() => keys.onConfirm(lamp)}
        className="flex flex-1 flex-col items-center gap-1 px-2 pt-2 pb-3 text-center active:bg-hover"
      >
        <span className="flex w-full items-baseline justify-between text-table">
          <span className="font-semibold">{address}</span>
          <span className="tabular-nums">{tote}</span>
        </span>
        <span className="text-4xl/10 font-semibold tabular-nums">{store}</span>
        <span className="line-clamp-1 text-table">{storeName}</span>
        <span className="flex h-14 items-center">
          <LampFigure lamp={lamp} />
        </span>
        <span className="min-h-6 font-medium">
          {state === "done" || state === "short"
            ? t(`putStates.${state}`, { qty: format.quantity(lamp.taken, isWeighed), unit })
            : unit}
        </span>
        {isLit && <span className="sr-only">{t("press.put")}</span>}
      </button>
      <div className="grid grid-flow-col divide-x border-t bg-raised">
        {isLit && (
          <button
            type="button"
            onClick={() => keys.onShort(lamp)}
            aria-label={t("at", { address, what: fewWords })}
            className="min-h-12 px-1 font-medium active:bg-hover"
          >
            {fewWords}
          </button>
        )}
        <button
          type="button"
          onClick={() => keys.onFull(lamp)}
          aria-label={t("at", { address, what: t("full") })}
          className="min-h-12 px-1 font-medium active:bg-hover"
        >
          {t("full")}
        </button>
      </div>
    </div>
  );
}
