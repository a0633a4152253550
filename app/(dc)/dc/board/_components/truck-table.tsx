"use client";

import { AlarmClock, CircleAlert, CircleCheck, Play } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { cn } from "@/app/_ui/cn";
import { Countdown } from "@/app/_ui/countdown";
import { Chip } from "@/app/_ui/status-chip";
import { ShortCount } from "../../_components/cells";
import { SimpleTable } from "../../_components/simple-table";

export type BoardTruck = RouterOutputs["wave"]["board"]["trucks"][number];

/** Route × stage: each truck with how many of its delivery orders are at each stage or beyond, and its clock. */
export function TruckTable({ trucks, now }: { trucks: readonly BoardTruck[]; now: Date }) {
  const t = useTranslations("dc.board");
  const format = useFormat();
  return (
    <SimpleTable
      label={t("trucks")}
      heads={[
        { label: t("route") },
        { label: t("departs") },
        { label: t("state") },
        { label: t("stores"), isEnd: true },
        { label: t("released"), isEnd: true },
        { label: t("picked"), isEnd: true },
        { label: t("approved"), isEnd: true },
        { label: t("left"), isEnd: true },
        { label: t("lines"), isEnd: true },
        { label: t("shorts"), isEnd: true },
        { label: t("pickedBy"), isEnd: true },
      ]}
      rows={trucks}
      rowId={({ wave, route, dc }) => `${wave} ${route} ${dc}`}
      cells={(truck) => [
        <Link
          key="route"
          href={`/dc/waves/${truck.wave}`}
          className="block min-w-40 py-1 underline-offset-2 hover:underline"
        >
          <span className="font-medium">{truck.route}</span> {truck.routeName}
          <span className="flex flex-wrap gap-x-2 text-quiet">
            <span className="whitespace-nowrap">{truck.wave}</span> {truck.dc}
          </span>
        </Link>,
        <Departure key="departs" truck={truck} now={now} />,
        <TruckState key="state" truck={truck} />,
        format.count(truck.stores),
        <Stage key="released" count={truck.released} total={truck.deliveries} />,
        <Stage key="picked" count={truck.picked} total={truck.deliveries} />,
        <Stage key="approved" count={truck.approved} total={truck.deliveries} />,
        <Stage key="left" count={truck.dispatched} total={truck.deliveries} />,
        <Bar key="lines" done={truck.pickedLines} total={truck.lines} />,
        <ShortCount key="shorts" count={truck.shortLines} />,
        truck.pickedBy === null ? (
          <span key="by" className="text-quiet">
            –
          </span>
        ) : (
          <span key="by" className={cn(truck.alert === "at_risk" && "font-medium text-attention")}>
            {format.time(truck.pickedBy)}
          </span>
        ),
      ]}
    />
  );
}

function Departure({ truck, now }: { truck: BoardTruck; now: Date }) {
  const t = useTranslations("dc.board");
  const format = useFormat();
  if (truck.departsAt === null)
    return <span className="whitespace-nowrap text-quiet">{t("noDeparture")}</span>;
  const hasLeft = truck.dispatched === truck.deliveries;
  return (
    <span className="block whitespace-nowrap">
      <span className={cn("font-medium", truck.alert === "late" && "text-blocked")}>
        {format.instant(truck.departsAt)}
      </span>
      <span className="block">
        {hasLeft ? (
          <span className="text-quiet">{t("hasLeft")}</span>
        ) : truck.alert === "late" ? (
          <span className="text-blocked">
            {t("lateBy", { span: format.span(now.getTime() - truck.departsAt.getTime()) })}
          </span>
        ) : (
          <Countdown until={truck.departsAt} serverNow={now} urgentMinutes={60} over={t("due")} />
        )}
      </span>
    </span>
  );
}

/** What threatens the truck, in a word; a truck that has left is done. */
function TruckState({ truck }: { truck: BoardTruck }) {
  const t = useTranslations("dc.board");
  const format = useFormat();
  if (truck.dispatched === truck.deliveries) {
    return (
      <Chip tone="done" icon={CircleCheck}>
        {t("hasLeft")}
      </Chip>
    );
  }
  if (truck.alert === "late") {
    return (
      <Chip tone="blocked" icon={AlarmClock}>
        {t("late")}
      </Chip>
    );
  }
  if (truck.alert === "at_risk" || truck.alert === "release") {
    return (
      <Chip tone="attention" icon={truck.alert === "release" ? Play : CircleAlert}>
        {t(truck.alert === "release" ? "releaseNow" : "atRisk")}
      </Chip>
    );
  }
  if (truck.releaseBy !== null) {
    return (
      <span className="whitespace-nowrap">{t("releaseBy", { time: format.time(truck.releaseBy) })}</span>
    );
  }
  return <span className="text-quiet">{t("onTime")}</span>;
}

function Stage({ count, total }: { count: number; total: number }) {
  return (
    <span className={cn("whitespace-nowrap", count === total ? "text-done" : count === 0 && "text-quiet")}>
      {count} / {total}
    </span>
  );
}

function Bar({ done, total }: { done: number; total: number }) {
  const format = useFormat();
  return (
    <span className="ml-auto flex w-32 flex-col gap-1">
      <span>
        {format.count(done)} / {format.count(total)}
      </span>
      <span aria-hidden className="block h-1.5 overflow-hidden rounded-full bg-hover">
        <span
          className={cn("block h-full rounded-full", done >= total ? "bg-done" : "bg-accent")}
          style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }}
        />
      </span>
    </span>
  );
}
