"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useKeptFloorPage } from "@/app/_lib/use-kept-floor-page";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import type { TripRef } from "@/server/dock/schema";
import { ScannerFrame } from "../../../../../../tasks/[id]/_components/scanner-frame";
import { LoadWork } from "./load-work";

/** A truck on a scanner. */
export function LoadScreen({ trip, me }: { trip: TripRef; me: string }) {
  const t = useTranslations("dc.loading");
  const options = useTRPC().dock.trip.queryOptions(trip, { refetchInterval: 15_000 });
  const query = useQuery(options);
  useKeptFloorPage(options.queryKey);
  useScreenAwake();
  if (query.data) return <LoadWork trip={trip} load={query.data} me={me} />;
  return (
    <ScannerFrame
      title={t("title", { route: trip.route })}
      me={me}
      back={{ href: "/dc/trips", label: t("back") }}
    >
      <QueryPane query={query}>{() => null}</QueryPane>
    </ScannerFrame>
  );
}
