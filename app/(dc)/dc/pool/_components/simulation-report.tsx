"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Figures } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Money } from "@/app/_ui/money";
import { Tabs } from "@/app/_ui/tabs";
import { parseFen } from "@/server/shared/fen";
import { BlockedStores } from "./blocked-stores";
import { RecentRuns } from "./recent-runs";
import { RunStores } from "./run-stores";
import { RunZones } from "./run-zones";
import { SharedItems } from "./shared-items";

type Preview = RouterOutputs["pool"]["preview"];
const minuteMs = 60_000;

/** What a run would do: its size, its stores, who cannot pay, what is short and how it is shared. */
export function SimulationReport({ preview, simulatedAtMs }: { preview: Preview; simulatedAtMs: number }) {
  const t = useTranslations("dc.run");
  const format = useFormat();
  const [tab, setTab] = useState<"stores" | "blocked" | "short" | "zones">("stores");
  const served = new Set(preview.deliveries.map(({ store }) => store)).size;
  const blocked = preview.stores.filter((store) => store.blocked !== null);
  if (preview.stores.length === 0) {
    return (
      <>
        <EmptyState title={t("nothing")} text={t("nothingText")} />
        <RecentRuns runs={preview.recentRuns} />
      </>
    );
  }
  return (
    <div className="flex flex-col gap-5">
      <p className="text-quiet">
        {t("simulatedAt", { at: format.time(new Date(simulatedAtMs).toISOString()) })}
      </p>
      <Figures
        figures={[
          { label: t("stores"), value: format.count(served) },
          { label: t("orders"), value: format.count(preview.orders) },
          { label: t("deliveries"), value: format.count(preview.deliveries.length) },
          { label: t("lines"), value: format.count(preview.lines) },
          { label: t("cartons"), value: format.count(preview.cartons) },
          { label: t("totes"), value: format.count(preview.totes) },
          { label: t("trucks"), value: format.count(preview.trucks) },
          {
            label: t("pickTime"),
            value: format.span(preview.estimatedPickMinutes * minuteMs),
            note: t("estimated"),
          },
          { label: t("amount"), value: <Money fen={parseFen(preview.amount)} /> },
        ]}
      />
      <RecentRuns runs={preview.recentRuns} />
      <Tabs
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: "stores",
            label: t("tabStores"),
            count: preview.stores.length,
            panel: <RunStores stores={preview.stores} />,
          },
          {
            value: "blocked",
            label: t("tabBlocked"),
            count: blocked.length,
            panel: <BlockedStores stores={blocked} />,
          },
          {
            value: "short",
            label: t("tabShort"),
            count: preview.sharedItems.length,
            panel: <SharedItems items={preview.sharedItems} />,
          },
          {
            value: "zones",
            label: t("tabZones"),
            count: preview.zones.length,
            panel: <RunZones zones={preview.zones} />,
          },
        ]}
      />
    </div>
  );
}
