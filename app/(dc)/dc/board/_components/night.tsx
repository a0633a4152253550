"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { Chart } from "@/app/_ui/chart";
import { cn } from "@/app/_ui/cn";
import { NightStrip } from "./night-strip";

type NightZone = RouterOutputs["wave"]["night"]["zones"][number];

/** The hours change slowly, and the question reads every line of the night. */
const refreshMs = 60_000;
const keyOf = ({ dc, zone }: NightZone) => `${dc} ${zone}`;
const sum = (figures: readonly number[]) => figures.reduce((total, one) => total + one, 0);

/** All zones as if they were one. */
function together(zones: readonly NightZone[], hours: number): NightZone {
  const add = (of: (zone: NightZone) => readonly number[]) =>
    Array.from({ length: hours }, (_, at) => sum(zones.map((zone) => of(zone)[at] ?? 0)));
  return {
    dc: "",
    zone: "",
    released: add(({ released }) => released),
    picked: add(({ picked }) => picked),
    left: sum(zones.map(({ left }) => left)),
  };
}

/** The last twelve hours: what was released and picked, zone by zone; a press on a zone shows its hours as charts. */
export function Night() {
  const t = useTranslations("dc.board");
  const format = useFormat();
  const { data } = useQuery({ ...useTRPC().wave.night.queryOptions(), refetchInterval: refreshMs });
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  if (!data || data.zones.length === 0) return null;
  const { hours, zones } = data;
  const all = together(zones, hours.length);
  const shown = zones.find((zone) => keyOf(zone) === chosen);
  const { released, picked } = shown ?? all;
  const most = Math.max(1, ...zones.flatMap((zone) => [...zone.released, ...zone.picked]));
  const isOneDc = new Set(zones.map(({ dc }) => dc)).size === 1;
  const name = ({ dc, zone }: NightZone) => (isOneDc ? zone || "–" : `${zone || "–"} · ${dc}`);
  const points = (figures: readonly number[]) =>
    hours.map((from, at) => ({ label: format.time(from), value: figures[at] ?? 0 }));
  const write = (lines: number) => t("lineCount", { lines: format.count(lines) });
  const rows = [
    { key: undefined, label: t("allZones"), zone: all, most: Math.max(1, ...all.released, ...all.picked) },
    ...zones.map((zone) => ({ key: keyOf(zone), label: name(zone), zone, most })),
  ];

  return (
    <>
      <Card title={t("night")} className="lg:col-span-2">
        <p className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1 text-table text-quiet">
          <Swatch className="bg-line-strong" label={t("releasedLines")} />
          <Swatch className="bg-accent" label={t("pickedLines")} />
          <span>{t("sinceHour", { time: format.time(hours[0] ?? new Date()) })}</span>
        </p>
        <ul className="grid gap-x-6 lg:grid-cols-2">
          {rows.map(({ key, label, zone, most: scale }) => (
            <li key={key ?? ""} className="border-t first:border-t-0 lg:nth-2:border-t-0">
              <button
                type="button"
                aria-pressed={chosen === key}
                onClick={() => setChosen(key)}
                className={cn(
                  "flex min-h-11 w-full cursor-pointer items-center gap-3 rounded-md px-2 py-1.5 text-left hover:bg-hover",
                  chosen === key && "bg-accent-soft",
                )}
              >
                <span className="w-16 shrink-0 truncate font-medium">{label}</span>
                <NightStrip released={zone.released} picked={zone.picked} most={scale} />
                <span className="ml-auto shrink-0 text-right text-table tabular-nums">
                  {t("pickedOf", {
                    picked: format.count(sum(zone.picked)),
                    released: format.count(sum(zone.released)),
                  })}
                  <span className={cn("block", zone.left > 0 ? "text-text" : "text-quiet")}>
                    {t("leftLines", { lines: format.count(zone.left) })}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      </Card>
      {(["picked", "released"] as const).map((kind) => (
        <Card key={kind}>
          <Chart
            title={t(kind === "picked" ? "pickedPerHour" : "releasedPerHour", {
              zone: shown ? name(shown) : t("allZones"),
            })}
            kind="bars"
            points={points(kind === "picked" ? picked : released)}
            write={write}
          />
        </Card>
      ))}
    </>
  );
}

function Swatch({ className, label }: { className: string; label: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span aria-hidden className={cn("size-2.5 rounded-[2px]", className)} />
      {label}
    </span>
  );
}
