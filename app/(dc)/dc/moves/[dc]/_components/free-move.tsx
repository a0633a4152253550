"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { PickQuantity } from "../../../tasks/[id]/_components/pick-quantity";
import type { useFreeMove } from "../_lib/use-free-move";

/** A move without a task, step by step: what to scan next is the biggest thing on the screen. */
export function FreeMove({ free, onEnd }: { free: ReturnType<typeof useFreeMove>; onEnd: () => void }) {
  const t = useTranslations("dc.moveScreen");
  const format = useFormat();
  const { place, goods, each } = free;
  return (
    <section aria-label={t("free")} className="flex flex-1 flex-col gap-3">
      <div className="flex flex-1 flex-col gap-2 px-1">
        <p className="text-2xl font-semibold">
          {!place ? t("scanFrom") : goods ? t("scanTo") : t("itemOfPlace", { place: place.place })}
        </p>
        {place && <p className="text-[40px]/[44px] font-semibold tracking-tight break-all">{place.place}</p>}
        {place && !goods && (
          <ul className="flex flex-col gap-2">
            {place.goods.map((one) => (
              <li key={`${one.item} ${one.expiresOn}`}>
                <Button size="touch" className="h-14 w-full" onClick={() => free.choose(one)}>
                  {one.name} · {format.quantity(one.qtyEach, one.isWeighed)}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {goods && (
          <>
            <p className="text-xl/7 font-medium">{goods.name}</p>
            <p className="text-quiet">
              {goods.item}
              {goods.expiresOn && ` · ${t("expires", { day: goods.expiresOn })}`} · {t("face")}{" "}
              <span className="font-semibold text-text">{goods.face || "–"}</span>
            </p>
            <PickQuantity line={goods} qty={each} isTooMany={false} />
            <p className="text-quiet">{t("typeQuantity")}</p>
          </>
        )}
      </div>
      <div className="grid grid-cols-2 gap-3">
        <Button size="touch" className="h-14" disabled={!place} onClick={free.forget}>
          {t("again")}
        </Button>
        <Button size="touch" className="h-14" onClick={onEnd}>
          {t("toTasks")}
        </Button>
      </div>
    </section>
  );
}
