"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/app/_ui/button";
import { Facts } from "@/app/_ui/facts";
import type { Wall } from "@/server/light";
import { isOn, LampTile } from "./lamp-tile";
import { type LampKeys, Said } from "./lamp-wall";

/** A lamp at each item (DPS): whose goods they are stands above all of them. */
export function PickLamps({ wall, keys, said }: { wall: Wall; keys: LampKeys; said: string }) {
  const t = useTranslations("dc.lamps");
  const lit = wall.lamps.filter(isOn);
  const [first] = lit;
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-6 gap-y-2">
        <p className="text-4xl font-semibold tabular-nums">{wall.store || t("severalStores")}</p>
        <Facts className="text-quiet">
          <span>{wall.storeName}</span>
          <span>{wall.wave}</span>
          <span>{t("task", { task: wall.task ?? 0 })}</span>
        </Facts>
        <p className="text-xl font-medium tabular-nums">
          {t("left", { lit: lit.length, total: wall.lamps.length })}
        </p>
        {first && (
          <Button size="touch" className="ml-auto" onClick={() => keys.onFull(first)}>
            {t("full")}
          </Button>
        )}
      </header>
      {said && <Said text={said} />}
      <ul
        className="grid grid-cols-[repeat(auto-fill,minmax(10rem,1fr))] gap-3"
        aria-label={t("lampsOf.pick")}
      >
        {wall.lamps.map((lamp) => (
          <li key={lamp.lamp}>
            <LampTile lamp={lamp} keys={keys} />
          </li>
        ))}
      </ul>
    </>
  );
}
