"use client";

import { useTranslations } from "next-intl";
import type { InstantLike } from "@/app/_lib/format";
import { useReasonWord } from "@/app/_lib/use-reason-word";
import type { Tone } from "@/app/_ui/statuses";
import { Timeline } from "@/app/_ui/timeline";

const known = [
  "order.drafted",
  "order.submitted",
  "order.withdrawn",
  "order.cancelled",
  "order.blocked",
  "order.generated",
  "order.partly_generated",
  "order.expired",
  "order.item_stopped",
  "order.promotion_stripped",
  "order.returned_to_pool",
  "delivery.created",
  "delivery.released",
  "delivery.picking",
  "delivery.pick_recorded",
  "delivery.picked",
  "delivery.check_drawn",
  "delivery.check_requested",
  "delivery.counted",
  "delivery.check_settled",
  "delivery.check_waived",
  "delivery.checked",
  "delivery.approved",
  "delivery.dispatched",
  "delivery.delivered",
  "delivery.closed",
  "delivery.void",
  "delivery.reversed",
  "cod.paid",
  "cod.refunded",
  "cod.offset",
  "cod.payment_reversed",
  "deposit.created",
  "deposit.opened",
  "deposit.photo_added",
  "deposit.bank_matched",
  "deposit.bank_unmatched",
  "deposit.approved_first",
  "deposit.approved",
  "deposit.rejected",
  "deposit.resubmitted",
  "deposit.voided",
  "deposit.reversal_asked",
  "deposit.reversal_dropped",
  "deposit.reversed",
  "promotion.drafted",
  "promotion.changed",
  "promotion.submitted",
  "promotion.approved",
  "promotion.rejected",
  "promotion.paused",
  "promotion.resumed",
  "promotion.terminated",
  "promotion.archived",
] as const;

const tones: Partial<Record<string, Tone>> = {
  "order.submitted": "done",
  "order.blocked": "blocked",
  "order.item_stopped": "blocked",
  "order.promotion_stripped": "blocked",
  "order.generated": "information",
  "delivery.approved": "done",
  "delivery.pick_recorded": "attention",
  "delivery.void": "attention",
  "delivery.reversed": "attention",
  "deposit.approved": "done",
  "deposit.rejected": "blocked",
  "deposit.reversed": "attention",
  "promotion.approved": "done",
  "promotion.rejected": "blocked",
  "promotion.paused": "attention",
  "promotion.terminated": "blocked",
};

interface Happened {
  id: number;
  at: InstantLike;
  type: string;
  by: string;
  reason: string | null;
}

/** What happened to an order, a delivery order, a slip or a promotion, newest first. */
export function History({ events }: { events: readonly Happened[] }) {
  const t = useTranslations("hq.events");
  const reasonWord = useReasonWord();
  return (
    <Timeline
      entries={events.map(({ id, at, type, by, reason }) => {
        const name = known.find((one) => one === type.replaceAll("-", "_"));
        return {
          id,
          at,
          who: by,
          what: name ? t(name) : type,
          change: reason ? reasonWord(reason) : undefined,
          tone: tones[type],
        };
      })}
    />
  );
}
