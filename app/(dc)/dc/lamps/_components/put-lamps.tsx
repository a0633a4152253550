"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Facts } from "@/app/_ui/facts";
import { ScanField } from "@/app/_ui/scan-field";
import type { Wall } from "@/server/light";
import { isOn } from "./lamp-tile";
import { type LampKeys, Said } from "./lamp-wall";
import { PositionTile } from "./position-tile";

interface PutLampsProps {
  wall: Wall;
  keys: LampKeys;
  said: string;
  onScan: (code: string) => void;
}
type Item = Wall["left"][number];

/** A lamp at each store's tote (DAS): an item is scanned, the stores that get it are lit; when all are out, the next one. */
export function PutLamps({ wall, keys, said, onScan }: PutLampsProps) {
  const t = useTranslations("dc.lamps");
  const format = useFormat();
  const { item, left } = wall;
  const lit = wall.lamps.filter(isOn);
  const next = left.filter((one) => one.item !== item?.item || lit.length === 0);
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-6 gap-y-1">
        <Facts className="text-quiet">
          <span>{wall.wave}</span>
          <span>{t("task", { task: wall.task ?? 0 })}</span>
          <span>{t("stores", { count: wall.lamps.length })}</span>
        </Facts>
        <p className="ml-auto font-medium tabular-nums">{t("itemsLeft", { count: left.length })}</p>
      </header>
      <ScanField label={t("scanItem")} onScan={onScan} />
      {said && <Said text={said} />}
      <section aria-label={t("onWall")} className="rounded-lg bg-sunken px-3 py-2">
        {item && lit.length > 0 ? (
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <p className="text-2xl/8 font-semibold">{item.name}</p>
            <p className="text-quiet">{item.spec}</p>
            <p className="ml-auto text-xl font-semibold tabular-nums">
              {t("putAll", {
                qty: format.quantity(item.qty, item.isWeighed),
                unit: unitOf(item),
                count: item.stores,
              })}
            </p>
          </div>
        ) : (
          <p className="text-xl font-medium">{t("scanNext")}</p>
        )}
      </section>
      <div className="grid gap-3 lg:grid-cols-[1fr_18rem]">
        <ul
          className="grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] content-start gap-3"
          aria-label={t("lampsOf.put")}
        >
          {wall.lamps.map((lamp) => (
            <li key={lamp.address}>
              <PositionTile lamp={lamp} keys={keys} />
            </li>
          ))}
        </ul>
        {next.length > 0 && (
          <section aria-label={t("toPut")} className="flex flex-col gap-1">
            <h2 className="font-semibold">{t("toPut")}</h2>
            <ol className="flex flex-col divide-y rounded-lg border bg-raised">
              {next.map((one) => (
                <NextItem key={one.item} item={one} />
              ))}
            </ol>
          </section>
        )}
      </div>
    </>
  );
}

function NextItem({ item }: { item: Item }) {
  const t = useTranslations("dc.lamps");
  const format = useFormat();
  return (
    <li className="flex items-baseline gap-3 px-3 py-2">
      <span className="w-16 shrink-0 font-semibold">{item.location || "–"}</span>
      <span className="min-w-0 flex-1">
        {item.name} <span className="text-quiet tabular-nums">{item.barcodeTail}</span>
      </span>
      <span className="text-right whitespace-nowrap tabular-nums">
        {format.quantity(item.qty, item.isWeighed)} {unitOf(item)}
        <span className="block text-table text-quiet">{t("stores", { count: item.stores })}</span>
      </span>
    </li>
  );
}

const unitOf = ({ isWeighed, unit }: Item) => (isWeighed ? "kg" : unit);
