"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { HandoverFacts } from "@/app/_ui/handover-facts";

/** How the goods of a delivery order were handed over; nothing before that. */
export function HandoverCard({ delivery }: { delivery: string }) {
  const t = useTranslations("common.handover");
  const format = useFormat();
  const { data } = useQuery(useTRPC().dock.handover.queryOptions({ delivery }));
  if (!data?.handover) return null;
  const { handover } = data;
  return (
    <Card title={t("title")}>
      <p className="mb-3 text-quiet">
        {t("by", { name: handover.signedBy, at: format.instant(handover.at), by: handover.by })}
      </p>
      <HandoverFacts className="max-w-lg" handover={handover} owed={data.owed} />
    </Card>
  );
}
