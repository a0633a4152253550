"use client";

import { useQuery } from "@tanstack/react-query";
import { Truck } from "lucide-react";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { QueryPane } from "@/app/_ui/query-pane";
import { TableSkeleton } from "@/app/_ui/skeleton";
import { Attention } from "./attention";
import { CheckRates } from "./check-rates";
import { Night } from "./night";
import { PlannedWaves } from "./planned-waves";
import { TruckTable } from "./truck-table";
import { ZoneTable } from "./zone-table";

/** While the page is in sight, the floor is asked again so often. */
const refreshMs = 10_000;

interface ControlBoardProps {
  mayReadPool: boolean;
  mayGenerate: boolean;
}

/** Trucks, what needs somebody, the waves to come, zones and the pace of the night; it renews itself. */
export function ControlBoard({ mayReadPool, mayGenerate }: ControlBoardProps) {
  const t = useTranslations("dc.board");
  const trpc = useTRPC();
  const board = useQuery({ ...trpc.wave.board.queryOptions(), refetchInterval: refreshMs });
  const pickers = useQuery({ ...trpc.wave.pickers.queryOptions(), refetchInterval: refreshMs });
  const routes = useQuery({
    ...trpc.pool.routes.queryOptions({}),
    enabled: mayReadPool,
    refetchInterval: 30_000,
  });
  return (
    <QueryPane query={board} skeleton={<TableSkeleton />}>
      {(data) => (
        <div className="flex flex-col gap-4">
          <Attention board={data} pickers={pickers.data ?? []} routes={routes.data ?? []} />
          {mayReadPool && <PlannedWaves now={data.now} mayGenerate={mayGenerate} />}
          {data.trucks.length === 0 ? (
            <Card>
              <EmptyState icon={Truck} title={t("empty")} text={t("emptyText")} />
            </Card>
          ) : (
            <TruckTable trucks={data.trucks} now={data.now} />
          )}
          <div className="grid items-start gap-4 lg:grid-cols-2">
            {data.zones.length > 0 && <ZoneTable zones={data.zones} />}
            <Night />
          </div>
          <CheckRates />
        </div>
      )}
    </QueryPane>
  );
}
