"use client";

import { useTranslations } from "next-intl";
import type { Tone } from "@/app/_ui/statuses";
import { Timeline } from "@/app/_ui/timeline";

interface EventRow {
  id: number;
  type: string;
  actorName: string;
  reason: string | null;
  at: Date;
}

/** The events that the floor's documents know; others are shown by their own name. */
const known = {
  "wave.generated": ["waveGenerated", "information"],
  "wave.released": ["waveReleased", "information"],
  "wave.confirmed": ["waveConfirmed", "done"],
  "wave.approved": ["waveApproved", "done"],
  "wave.cancelled": ["waveCancelled", "attention"],
  "wave.locked": ["waveLocked", "attention"],
  "wave.unlocked": ["waveUnlocked", "information"],
  "wave.store_taken_out": ["waveStoreTakenOut", "attention"],
  "wave.printed": ["wavePrinted", "information"],
  "wave.containers_added": ["waveContainersAdded", "information"],
  "wave.truck_planned": ["waveTruckPlanned", "information"],
  "wave.truck_left": ["waveTruckLeft", "done"],
  "wave.trucks_left": ["waveTrucksLeft", "done"],
  "wave.truck_back": ["waveTruckBack", "done"],
  "delivery.left_unscanned": ["deliveryLeftUnscanned", "attention"],
  "wave.handed_over": ["waveHandedOver", "done"],
  "delivery.created": ["deliveryCreated", "information"],
  "delivery.released": ["deliveryReleased", "information"],
  "delivery.picking": ["deliveryPicking", "information"],
  "delivery.pick_recorded": ["deliveryShort", "attention"],
  "delivery.picked": ["deliveryPicked", "information"],
  "delivery.check_drawn": ["deliveryCheckDrawn", "information"],
  "delivery.check_requested": ["deliveryCheckRequested", "information"],
  "delivery.counted": ["deliveryCounted", "information"],
  "delivery.check_settled": ["deliveryCheckSettled", "attention"],
  "delivery.check_waived": ["deliveryCheckWaived", "attention"],
  "delivery.checked": ["deliveryChecked", "done"],
  "delivery.approved": ["deliveryApproved", "done"],
  "delivery.dispatched": ["deliveryDispatched", "done"],
  "delivery.delivered": ["deliveryDelivered", "done"],
  "delivery.void": ["deliveryVoid", "attention"],
  "cod.paid": ["codPaid", "done"],
  "cod.refunded": ["codRefunded", "information"],
  "cod.offset": ["codOffset", "information"],
  "cod.payment_reversed": ["codPaymentReversed", "attention"],
} as const satisfies Record<string, readonly [string, Tone]>;

/** What happened to a wave or a delivery order: who, when, why. */
export function EventTimeline({ events }: { events: readonly EventRow[] }) {
  const t = useTranslations("dc.events");
  return (
    <Timeline
      entries={events.map(({ id, type, actorName, reason, at }) => {
        const [word, tone] =
          type in known ? known[type as keyof typeof known] : [undefined, "neutral" as const];
        return {
          id,
          at,
          who: actorName,
          what: word ? t(word) : type,
          change: reason ? t("because", { reason }) : undefined,
          tone,
        };
      })}
    />
  );
}
