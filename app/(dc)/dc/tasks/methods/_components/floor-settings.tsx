"use client";

import { useQuery } from "@tanstack/react-query";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useListParams } from "@/app/_ui/data-table";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { Select } from "@/app/_ui/select";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { chosenDc } from "../../../stock/_lib/stock-input";
import { FloorForm } from "./floor-form";
import { PutWalls } from "./put-walls";

/** The settings of the chosen DC. */
export function FloorSettings() {
  const t = useTranslations("dc.floor");
  const trpc = useTRPC();
  const params = useListParams();
  const dcs = useQuery(trpc.stock.dcs.queryOptions());
  const dc = chosenDc(dcs.data ?? [], useSearchParams());
  const query = useQuery({
    ...trpc.wave.floorSettings.queryOptions({ dc: dc ?? "" }),
    enabled: dc !== undefined,
  });
  if (dcs.data?.length === 0) return <EmptyState title={t("noDc")} />;
  return (
    <>
      {(dcs.data ?? []).length > 1 && (
        <Select
          label={t("dc")}
          value={dc}
          onChange={(next) => params.set({ dc: next })}
          options={(dcs.data ?? []).map((one) => ({ value: one.dc, label: `${one.dc} ${one.name}` }))}
          className="w-auto min-w-56 self-start"
        />
      )}
      <QueryPane query={query} skeleton={<LinesSkeleton lines={8} />}>
        {(data) => (
          <div className="flex flex-col gap-4">
            <FloorForm key={JSON.stringify(data)} settings={data} />
            <PutWalls key={data.dc} dc={data.dc} zones={data.zones.map(({ zone }) => zone)} />
          </div>
        )}
      </QueryPane>
    </>
  );
}
