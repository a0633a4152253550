"use client";

import { useQuery } from "@tanstack/react-query";
import { Pencil, ScanBarcode } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { type RouterOutputs, useTRPC } from "@/app/_lib/trpc/client";
import { useFormat } from "@/app/_lib/use-format";
import { Button, LinkButton } from "@/app/_ui/button";
import { Card } from "@/app/_ui/card";
import { EmptyState } from "@/app/_ui/empty-state";
import { Facts } from "@/app/_ui/facts";
import { QueryPane } from "@/app/_ui/query-pane";
import { TripForm } from "./trip-form";

export type Trip = RouterOutputs["dock"]["handoverSheets"]["trips"][number];
type May = Readonly<Record<"truck.plan" | "truck.load", boolean>>;

/** A card per truck. */
export function TripList({ wave, may }: { wave: string; may: May }) {
  const t = useTranslations("dc.loading");
  const query = useQuery(useTRPC().dock.handoverSheets.queryOptions({ wave }));
  return (
    <QueryPane query={query}>
      {({ trips }) =>
        trips.length === 0 ? (
          <EmptyState title={t("noTrips")} text={t("noTripsText")} />
        ) : (
          <div className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
            {trips.map((trip) => (
              <TripCard key={`${trip.dc}/${trip.route}`} wave={wave} trip={trip} may={may} />
            ))}
          </div>
        )
      }
    </QueryPane>
  );
}

function TripCard({ wave, trip, may }: { wave: string; trip: Trip; may: May }) {
  const t = useTranslations("dc.loading");
  const format = useFormat();
  const [isEditing, setIsEditing] = useState(false);
  const sum = (of: (stop: Trip["stops"][number]) => number) =>
    trip.stops.reduce((total, stop) => total + of(stop), 0);
  return (
    <Card title={`${trip.routeName} ${trip.route}`} aside={t("dc", { dc: trip.dc })}>
      <Facts className="text-quiet">
        <span>{trip.dock ? t("dock", { dock: trip.dock }) : t("noDock")}</span>
        {trip.truck && <span>{trip.truck}</span>}
        {trip.driver && <span>{trip.driver}</span>}
        {trip.departsAt && <span>{t("departs", { at: format.instant(trip.departsAt) })}</span>}
      </Facts>
      <p className="my-3 font-medium tabular-nums">
        {t("contents", {
          stops: trip.stops.length,
          cases: sum(({ cases }) => cases),
          totes: sum(({ totes, totesPlanned }) => totes.length || totesPlanned),
        })}
      </p>
      <div className="flex flex-wrap gap-2">
        {may["truck.load"] && (
          <LinkButton
            href={`/dc/waves/${wave}/loading/${trip.dc}/${encodeURIComponent(trip.route)}`}
            variant="primary"
            size="large"
            icon={<ScanBarcode aria-hidden />}
          >
            {t("toLoad")}
          </LinkButton>
        )}
        {may["truck.plan"] && (
          <Button size="large" icon={<Pencil aria-hidden />} onClick={() => setIsEditing(true)}>
            {t("edit")}
          </Button>
        )}
      </div>
      {isEditing && <TripForm wave={wave} trip={trip} onClose={() => setIsEditing(false)} />}
    </Card>
  );
}
