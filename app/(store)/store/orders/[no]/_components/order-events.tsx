"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Card } from "@/app/_ui/card";
import type { Tone } from "@/app/_ui/statuses";
import { Timeline } from "@/app/_ui/timeline";
import { QueryPane } from "../../../_components/query-pane";

const known = [
  "drafted",
  "submitted",
  "withdrawn",
  "cancelled",
  "blocked",
  "generated",
  "partly_generated",
  "expired",
  "item_stopped",
  "promotion_stripped",
  "returned_to_pool",
] as const;
const tones: Partial<Record<string, Tone>> = {
  submitted: "done",
  generated: "information",
  blocked: "blocked",
  item_stopped: "blocked",
  promotion_stripped: "blocked",
};

/** What happened to the order, newest first. */
export function OrderEvents({ order }: { order: string }) {
  const t = useTranslations("store.orderDetail.events");
  const trpc = useTRPC();
  const events = useQuery(trpc.order.events.queryOptions({ order }));
  return (
    <Card title={t("title")}>
      <QueryPane query={events}>
        {(rows) => (
          <Timeline
            entries={rows.map(({ id, type, by, at, reason }) => {
              const verb = type.replace("order.", "").replaceAll("-", "_");
              const kind = known.find((one) => one === verb);
              return {
                id,
                at,
                who: by,
                what: kind ? t(kind) : t("other", { type }),
                change: reason || undefined,
                tone: kind && tones[kind],
              };
            })}
          />
        )}
      </QueryPane>
    </Card>
  );
}
