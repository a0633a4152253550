"use client";

import { CircleCheck, CloudUpload, MapPin, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { useFormat } from "@/app/_lib/use-format";
import { Button } from "@/app/_ui/button";
import { Facts } from "@/app/_ui/facts";
import { HandoverFacts } from "@/app/_ui/handover-facts";
import { Refusal } from "@/app/_ui/refusal";
import { Chip } from "@/app/_ui/status-chip";
import type { TripRef } from "@/server/dock/schema";
import { dueFen, type HandoverTrip, type Stop } from "../_lib/stop";
import type { useHandoverQueue } from "../_lib/use-handover-queue";
import { ReturnPart } from "./return-part";
import type { May } from "./trip-screen";

interface StopListProps {
  trip: TripRef;
  data: HandoverTrip;
  may: May;
  queue: ReturnType<typeof useHandoverQueue>;
  isSigned: (store: string) => boolean;
  /** A stop that is signed already and was opened to be looked at. */
  opened: Stop | undefined;
  onOpen: (store: string) => void;
}

/** The stops in their order, the next one first in sight; below, what the gate counts when the truck is back. */
export function StopList({ trip, data, may, queue, isSigned, opened, onOpen }: StopListProps) {
  const t = useTranslations("dc.handover");
  const format = useFormat();
  const isDone = (stop: Stop) => stop.handover !== null || isSigned(stop.store);
  const done = data.stops.filter(isDone).length;
  const next = data.stops.find((stop) => !isDone(stop));
  return (
    <>
      <Facts className="text-table text-quiet">
        <span>{data.wave}</span>
        {data.truck && <span>{data.truck}</span>}
        {data.driver && <span>{data.driver}</span>}
        {data.departsAt && <span>{t("departs", { at: format.instant(data.departsAt) })}</span>}
      </Facts>
      <p className="text-3xl font-semibold tabular-nums">
        {t("progress", { done, total: data.stops.length })}
      </p>
      {queue.isOffline && queue.waiting.length > 0 && (
        <p className="rounded-lg bg-attention-soft px-3 py-2 font-medium text-attention">
          {t("offline", { count: queue.waiting.length })}
        </p>
      )}
      {queue.refused.map(({ id, store, refused }) => (
        <Refusal
          key={id}
          sentence={`${store}: ${refused}`}
          action={
            <span className="flex gap-2">
              <Button size="large" onClick={() => queue.retry(id)}>
                {t("sendAgain")}
              </Button>
              <Button size="large" variant="quiet" onClick={() => queue.drop(id)}>
                {t("forget")}
              </Button>
            </span>
          }
        />
      ))}
      <ol className="divide-y border-y" aria-label={t("stops")}>
        {data.stops.map((stop) => (
          <li key={stop.store}>
            <StopRow
              stop={stop}
              isNext={stop === next}
              isSigned={isSigned(stop.store)}
              onOpen={() => onOpen(opened === stop ? "" : stop.store)}
              isOpened={opened === stop}
            />
            {opened === stop && stop.handover && (
              <HandoverFacts className="pb-4 pl-11" handover={stop.handover} owed={stop.owed} />
            )}
          </li>
        ))}
      </ol>
      {done === data.stops.length && may["truck.load"] && <ReturnPart trip={trip} data={data} />}
    </>
  );
}

interface StopRowProps {
  stop: Stop;
  isNext: boolean;
  isSigned: boolean;
  isOpened: boolean;
  onOpen: () => void;
}

function StopRow({ stop, isNext, isSigned, isOpened, onOpen }: StopRowProps) {
  const t = useTranslations("dc.handover");
  const format = useFormat();
  const due = dueFen(stop);
  return (
    <button
      type="button"
      onClick={onOpen}
      aria-expanded={stop.handover ? isOpened : undefined}
      className="flex min-h-16 w-full items-center gap-3 py-2 text-left active:bg-hover"
    >
      <span className="w-8 shrink-0 text-center text-2xl font-semibold text-quiet tabular-nums">
        {stop.stop}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2">
          <span className="text-xl font-semibold tabular-nums">{stop.store}</span>
          <span className="min-w-0 truncate">{stop.storeName}</span>
        </span>
        <span className="block text-table text-quiet">
          {t("pieces", { count: stop.units.length + stop.totesPlanned })}
          {due > 0 && !stop.handover && ` · ${t("toCollect", { amount: format.money(due) })}`}
          {stop.handover &&
            ` · ${t("signed", { name: stop.handover.signedBy, at: format.instant(stop.handover.at) })}`}
        </span>
        {stop.behind.length > 0 && !stop.handover && (
          <span className="flex items-center gap-1 text-table font-medium text-attention">
            <TriangleAlert aria-hidden className="size-4" />
            {t("behind", { count: stop.behind.length })}
          </span>
        )}
      </span>
      {stop.handover ? (
        <Chip tone="done" icon={CircleCheck}>
          {t("done")}
        </Chip>
      ) : isSigned ? (
        <Chip tone="information" icon={CloudUpload}>
          {t("toSend")}
        </Chip>
      ) : !stop.hasLeft ? (
        <Chip tone="neutral">{t("notLeft")}</Chip>
      ) : (
        isNext && (
          <Chip tone="attention" icon={MapPin}>
            {t("next")}
          </Chip>
        )
      )}
    </button>
  );
}
