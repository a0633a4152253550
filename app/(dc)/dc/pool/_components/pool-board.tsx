"use client";

import { useQuery } from "@tanstack/react-query";
import { Calculator, Columns2 } from "lucide-react";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/app/_lib/trpc/client";
import { Button, LinkButton } from "@/app/_ui/button";
import { FilterBar } from "@/app/_ui/filter-bar";
import { PageHeader } from "@/app/_ui/page-header";
import { PermitButton } from "@/app/_ui/permit/permit-button";
import { QueryPane } from "@/app/_ui/query-pane";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { JobsUnderWay } from "../../_components/job-progress";
import { useKey } from "../../_lib/use-key";
import { boardInputOf, chosenRoute } from "../_lib/board";
import { PoolStores } from "./pool-stores";
import { RouteTree } from "./route-tree";
import { RunTimes } from "./run-times";
import { SimulationDrawer } from "./simulation-drawer";
import { StoreDrawer } from "./store-drawer";

interface PoolBoardProps {
  maySimulate: boolean;
  mayGenerate: boolean;
  mayCancel: boolean;
  maySetTimes: boolean;
  mayPermit: boolean;
}

/** The planner's board: the route tree at the left, the stores of the chosen route at the right, the run in a drawer. */
export function PoolBoard({ maySimulate, mayGenerate, mayCancel, maySetTimes, mayPermit }: PoolBoardProps) {
  const t = useTranslations("dc.pool");
  const trpc = useTRPC();
  const params = useSearchParams();
  const run = useDrawerParam("run");
  const input = boardInputOf(params);
  const routes = useQuery({ ...trpc.pool.routes.queryOptions(input), refetchInterval: 30_000 });
  const dcs = useQuery(trpc.stock.dcs.queryOptions());
  const [opening, setOpening] = useState<string | undefined>(undefined);
  const chosen = chosenRoute(routes.data ?? [], params, opening);
  // What waits changes all the time; the route under the planner's hand does not.
  if (opening !== chosen) setOpening(chosen);
  const route = routes.data?.find((one) => one.route === chosen);
  const canRun = maySimulate && route !== undefined && route.orders > 0;
  useKey("s", () => canRun && run.open("simulate"));

  return (
    <>
      <PageHeader
        title={t("title")}
        text={t("text")}
        action={
          <>
            {mayPermit && <PermitButton />}
            <RunTimes maySet={maySetTimes} />
            {maySimulate && route && (
              <LinkButton size="large" icon={<Columns2 aria-hidden />} href={compareHref(route.route)}>
                {t("compare")}
              </LinkButton>
            )}
            {maySimulate && route && (
              <Button
                variant="primary"
                size="large"
                icon={<Calculator aria-hidden />}
                disabled={!canRun}
                onClick={() => run.open("simulate")}
              >
                {t("simulate", { route: route.name })}
              </Button>
            )}
          </>
        }
      />
      <JobsUnderWay />
      <FilterBar
        search={t("search")}
        filters={[
          {
            name: "dc",
            label: t("dc"),
            options: (dcs.data ?? []).map(({ dc, name }) => ({ value: dc, label: `${dc} ${name}` })),
          },
          {
            name: "pickType",
            label: t("pickType"),
            options: [
              { value: "case", label: t("case") },
              { value: "loose", label: t("loose") },
            ],
          },
          {
            name: "state",
            label: t("state"),
            options: [
              { value: "blocked", label: t("onlyBlocked") },
              { value: "covered", label: t("onlyCovered") },
            ],
          },
        ]}
      />
      <QueryPane query={routes} skeleton={<LinesSkeleton lines={10} />}>
        {(all) => (
          <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
            <RouteTree routes={all} chosen={chosen} />
            {chosen !== undefined && <PoolStores route={chosen} />}
          </div>
        )}
      </QueryPane>
      {chosen !== undefined && <StoreDrawer route={chosen} mayCancel={mayCancel} />}
      {route && maySimulate && (
        <SimulationDrawer
          isOpen={run.opened !== undefined}
          onClose={run.close}
          input={{ ...input, route: route.route }}
          routeName={route.name}
          mayGenerate={mayGenerate}
        />
      )}
    </>
  );
}

/** The chosen route whole beside its full cases alone: a first question that the planner changes. */
const compareHref = (route: string) =>
  `/dc/pool/compare?${new URLSearchParams({ "a.route": route, "b.route": route, "b.pickType": "case" })}`;
