"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { parseFen } from "@/server/shared/fen";
import { ShortItems } from "../../_components/short-items";
import { RecentRuns } from "./recent-runs";
import { RefusedStores } from "./refused-stores";

interface GenerationResultProps {
  run: RouterOutputs["pool"]["generate"];
  recentRuns: RouterOutputs["pool"]["preview"]["recentRuns"];
  /** What the simulation had shown: the names of stores and items. */
  simulated: RouterOutputs["pool"]["preview"];
}

/** What a run did: created, refused, short. When it found nothing, who had taken it before (U19). */
export function GenerationResult({ run, recentRuns, simulated }: GenerationResultProps) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  const nameOf = new Map(simulated.stores.map(({ store, storeName }) => [store, storeName]));
  const shortItems = run.shortages.map(({ dc, item, ordered, allocated }) => {
    const known = simulated.sharedItems.find((one) => one.dc === dc && one.item === item);
    const { name = "", unit = "", isWeighed = false } = known ?? {};
    return { dc, item, name, unit, isWeighed, orderedEach: ordered, allocatedEach: allocated };
  });
  const stores = new Set(run.deliveries.map(({ store }) => store)).size;
  return (
    <div className="flex flex-col gap-5">
      {run.wave === null ? (
        <>
          <EmptyState title={t("nothing")} text={run.blocked.length > 0 ? t("allBlocked") : t("takenText")} />
          <RecentRuns runs={recentRuns} />
        </>
      ) : (
        <>
          <p className="flex items-center gap-2 rounded-md bg-done-soft px-4 py-3 font-medium text-done">
            <CircleCheck aria-hidden className="size-5" />
            {t("created", { wave: run.wave })}
          </p>
          <Figures
            figures={[
              { label: t("stores"), value: format.count(stores) },
              { label: t("orders"), value: format.count(run.orders) },
              { label: t("deliveries"), value: format.count(run.deliveries.length) },
              { label: t("lines"), value: format.count(run.lines) },
              { label: t("amount"), value: <Money fen={parseFen(run.amount)} /> },
            ]}
          />
        </>
      )}
      {run.blocked.length > 0 && (
        <Card title={t("refused", { count: run.blocked.length })}>
          <RefusedStores blocked={run.blocked} nameOf={nameOf} />
          <p className="mt-3 text-quiet">{t("refusedText")}</p>
        </Card>
      )}
      {run.shortages.length > 0 && (
        <Card title={t("short", { count: run.shortages.length })}>
          <ShortItems items={shortItems} />
        </Card>
      )}
    </div>
  );
}
