"use client";

import { useQuery } from "@tanstack/react-query";
import { CircleCheck, ScanBarcode, Truck, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { LinkButton } from "@/app/_ui/button";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { QueryPane } from "@/app/_ui/query-pane";
import { Chip } from "@/app/_ui/status-chip";

type Trip = RouterOutputs["dock"]["road"][number];
type May = Readonly<Record<"truck.load" | "truck.unload", boolean>>;
const refreshMs = 20_000;

const looks = {
  loading: { tone: "information", icon: Warehouse },
  road: { tone: "attention", icon: Truck },
  done: { tone: "done", icon: CircleCheck },
} as const;

/** A card per truck; on each the one thing that comes next. */
export function RoadList({ may }: { may: May }) {
  const t = useTranslations("dc.trips");
  const query = useQuery(useTRPC().dock.road.queryOptions(undefined, { refetchInterval: refreshMs }));
  return (
    <QueryPane query={query}>
      {(trips) =>
        trips.length === 0 ? (
          <EmptyState title={t("none")} text={t("noneText")} />
        ) : (
          <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
            {trips.map((trip) => (
              <TripCard key={`${trip.wave}/${trip.dc}/${trip.route}`} trip={trip} may={may} />
            ))}
          </ul>
        )
      }
    </QueryPane>
  );
}

function TripCard({ trip, may }: { trip: Trip; may: May }) {
  const t = useTranslations("dc.trips");
  const format = useFormat();
  const { wave, dc, route, stage } = trip;
  const place = `${encodeURIComponent(dc)}/${encodeURIComponent(route)}`;
  const { tone, icon } = looks[stage];
  return (
    <li className="flex flex-col gap-2 rounded-lg border bg-raised p-4">
      <div className="flex items-start justify-between gap-3">
        <h2 className="text-base font-semibold">
          {trip.routeName} <span className="font-normal text-quiet">{route}</span>
        </h2>
        <Chip tone={tone} icon={icon}>
          {t(`stages.${stage}`)}
        </Chip>
      </div>
      <Facts className="text-quiet">
        <span>{wave}</span>
        <span>{format.dayOfWeek(trip.deliverOn)}</span>
        {trip.dock && <span>{t("dock", { dock: trip.dock })}</span>}
        {trip.truck && <span>{trip.truck}</span>}
        {trip.driver && <span>{trip.driver}</span>}
        {trip.leftAt && <span>{t("left", { at: format.instant(trip.leftAt) })}</span>}
      </Facts>
      <p className="font-medium tabular-nums">
        {stage === "loading"
          ? t("stops", { count: trip.stops })
          : t("handed", { handed: trip.handed, stops: trip.stops })}
        {trip.isReturned && <span className="text-quiet"> · {t("returned")}</span>}
      </p>
      <div className="mt-auto flex flex-wrap gap-2 pt-1">
        {stage === "loading" && may["truck.load"] && (
          <LinkButton
            href={`/dc/waves/${wave}/loading/${place}`}
            variant="primary"
            size="touch"
            icon={<ScanBarcode aria-hidden />}
          >
            {t("load")}
          </LinkButton>
        )}
        {stage !== "loading" && (
          <LinkButton
            href={`/dc/trips/${wave}/${place}`}
            variant={stage === "road" && may["truck.unload"] ? "primary" : "secondary"}
            size="touch"
            icon={<Truck aria-hidden />}
          >
            {stage === "road" && may["truck.unload"] ? t("handOver") : t("open")}
          </LinkButton>
        )}
      </div>
    </li>
  );
}
