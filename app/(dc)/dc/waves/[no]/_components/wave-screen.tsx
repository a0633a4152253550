"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Card, Figures } from "@/app/_ui/card";
import { Money } from "@/app/_ui/money";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { Refusal } from "@/app/_ui/refusal";
import { LinesSkeleton } from "@/app/_ui/skeleton";
import { StatusChip } from "@/app/_ui/status-chip";
import { Tabs } from "@/app/_ui/tabs";
import { useDrawerParam } from "@/app/_ui/use-drawer-param";
import { EventTimeline } from "../../../_components/event-timeline";
import { ConfirmDrawer } from "./confirm-drawer";
import { type WaveAbilities, WaveActions } from "./wave-actions";
import { WaveDeliveries } from "./wave-deliveries";
import { WaveNotes } from "./wave-notes";
import { WaveProgress } from "./wave-progress";
import { WaveReport } from "./wave-report";
import { WaveShorts } from "./wave-shorts";
import { WaveTasks } from "./wave-tasks";

/** While the page is in sight, the floor is asked again so often. */
const refreshMs = 5_000;
const tabs = ["deliveries", "tasks", "shorts", "report"] as const;
type Tab = (typeof tabs)[number];

/** A wave and everything that is done to it, followed live. */
export function WaveScreen({ wave, may }: { wave: string; may: WaveAbilities }) {
  const t = useTranslations("dc.wave");
  const trpc = useTRPC();
  const format = useFormat();
  const view = useQuery({ ...trpc.wave.get.queryOptions({ wave }), refetchInterval: refreshMs });
  const floor = useQuery({ ...trpc.wave.floor.queryOptions({ wave }), refetchInterval: refreshMs });
  const events = useQuery({ ...trpc.wave.events.queryOptions({ wave }), refetchInterval: refreshMs });
  const tabParam = useDrawerParam("tab");
  const confirming = useDrawerParam("confirm");
  const tab = tabs.find((one) => one === tabParam.opened) ?? "deliveries";

  return (
    <QueryPane query={view} skeleton={<LinesSkeleton lines={10} />}>
      {(data) => (
        <>
          <PageHeader
            back={{ href: "/dc/waves", label: t("back") }}
            title={data.wave}
            aside={<StatusChip kind="wave" status={data.status} />}
            text={t("head", {
              route: `${data.routeName} (${data.route})`,
              day: format.dayOfWeek(data.deliverOn),
              by: data.createdBy,
              at: format.instant(data.createdAt),
            })}
            action={
              <WaveActions
                wave={data}
                floor={floor.data}
                may={may}
                onConfirmPicking={() => confirming.open("picking")}
              />
            }
          />
          {data.status === "cancelled" && (
            <Refusal sentence={t("cancelledWith", { reason: data.cancelReason || "–" })} />
          )}
          <WaveNotes wave={data} />
          <QueryPane query={floor} skeleton={<LinesSkeleton lines={8} />}>
            {(onFloor) => (
              <div className="grid items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_20rem]">
                <div className="flex min-w-0 flex-col gap-4">
                  <Card>
                    <Figures
                      figures={[
                        { label: t("orders"), value: format.count(data.orders) },
                        { label: t("lines"), value: format.count(data.lines) },
                        {
                          label: t("stores"),
                          value: format.count(new Set(onFloor.deliveries.map((d) => d.store)).size),
                        },
                        { label: t("amount"), value: <Money fen={data.amountFen} /> },
                        { label: t("shortLines"), value: format.count(onFloor.shorts.length) },
                      ]}
                    />
                    <WaveProgress floor={onFloor} />
                  </Card>
                  <Tabs<Tab>
                    value={tab}
                    onChange={tabParam.open}
                    tabs={[
                      {
                        value: "deliveries",
                        label: t("tabs.deliveries"),
                        count: onFloor.deliveries.length,
                        panel: (
                          <WaveDeliveries
                            wave={wave}
                            deliveries={onFloor.deliveries}
                            mayTakeOut={may["delivery.void"] && data.lock === null}
                          />
                        ),
                      },
                      {
                        value: "tasks",
                        label: t("tabs.tasks"),
                        count: data.tasks.total,
                        panel: <WaveTasks wave={wave} tasks={onFloor.tasks} />,
                      },
                      {
                        value: "shorts",
                        label: t("tabs.shorts"),
                        count: onFloor.shorts.length,
                        panel: <WaveShorts shorts={onFloor.shorts} />,
                      },
                      {
                        value: "report",
                        label: t("tabs.report"),
                        panel: <WaveReport report={data.report} shortages={onFloor.runShorts} />,
                      },
                    ]}
                  />
                </div>
                <Card title={t("timeline")}>
                  <QueryPane query={events}>{(rows) => <EventTimeline events={rows} />}</QueryPane>
                </Card>
              </div>
            )}
          </QueryPane>
          {confirming.opened && floor.data && (
            <ConfirmDrawer wave={data} floor={floor.data} onClose={confirming.close} />
          )}
        </>
      )}
    </QueryPane>
  );
}
