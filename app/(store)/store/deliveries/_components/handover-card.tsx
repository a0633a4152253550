"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card } from "@/app/_ui/card";
import { HandoverFacts } from "@/app/_ui/handover-facts";

const kinds = ["totes", "cages", "iceBoxes"] as const;

/** What the store signed for, and the chain's containers that it has; before the handover those alone. */
export function HandoverCard({ delivery }: { delivery: string }) {
  const t = useTranslations("common.handover");
  const format = useFormat();
  const { data } = useQuery(useTRPC().dock.handover.queryOptions({ delivery }));
  if (!data) return null;
  const { handover, owed } = data;
  const has = kinds.filter((kind) => owed[kind] !== 0);
  if (!handover && has.length === 0) return null;
  return (
    <Card title={handover ? t("title") : t("containersTitle")}>
      {handover && (
        <p className="mb-3 text-quiet">
          {t("by", { name: handover.signedBy, at: format.instant(handover.at), by: handover.by })}
        </p>
      )}
      {handover ? (
        <HandoverFacts handover={handover} owed={owed} />
      ) : (
        <p className="tabular-nums">
          {has.map((kind) => t("has", { kind: t(`kinds.${kind}`), count: owed[kind] })).join(" · ")}
        </p>
      )}
      {has.length > 0 && <p className="mt-3 text-table text-quiet">{t("giveBack")}</p>}
    </Card>
  );
}
