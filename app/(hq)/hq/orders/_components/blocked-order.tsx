"use client";

import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Money } from "@/app/_ui/money";
import { Refusal } from "@/app/_ui/refusal";
import { parseFen } from "@/server/shared/fen";

type Blocked = NonNullable<RouterOutputs["order"]["get"]["blocked"]>;

/** The last run refused this order: how much is missing, and what brings it into the next run (R15). */
export function BlockedOrder({ blocked }: { blocked: Blocked }) {
  const t = useTranslations("hq.order.blocked");
  const format = useFormat();
  return (
    <Refusal
      className="mb-5"
      sentence={t("sentence", { at: format.instant(blocked.since) })}
      figures={[
        { label: t("needed"), value: <Money fen={parseFen(blocked.needed ?? "")} /> },
        { label: t("available"), value: <Money fen={parseFen(blocked.available ?? "")} /> },
        { label: t("shortfall"), value: <Money fen={parseFen(blocked.shortfall ?? "")} /> },
      ]}
    />
  );
}
