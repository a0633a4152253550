"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { useKeptFloorPage } from "@/app/_lib/use-kept-floor-page";
import { QueryPane } from "@/app/_ui/query-pane";
import { useScreenAwake } from "@/app/_ui/use-screen-awake";
import type { TripRef } from "@/server/dock/schema";
import { ScannerFrame } from "../../../../../tasks/[id]/_components/scanner-frame";
import type { HandoverTrip } from "../_lib/stop";
import { useHandoverQueue } from "../_lib/use-handover-queue";
import { useHash } from "../_lib/use-hash";
import { StopList } from "./stop-list";
import { StopWork } from "./stop-work";

export type May = Readonly<Record<"truck.unload" | "truck.load" | "cod.collect" | "return.collect", boolean>>;
interface TripScreenProps {
  trip: TripRef;
  me: string;
  may: May;
}
const refreshMs = 30_000;

/** A truck on its driver's phone: the stops, and the one he stands at. */
export function TripScreen({ trip, me, may }: TripScreenProps) {
  const t = useTranslations("dc.handover");
  const options = useTRPC().dock.handoverTrip.queryOptions(trip, { refetchInterval: refreshMs });
  const query = useQuery(options);
  useKeptFloorPage(options.queryKey);
  useScreenAwake();
  if (query.data) return <Trip trip={trip} data={query.data} me={me} may={may} />;
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

function Trip({ trip, data, me, may }: TripScreenProps & { data: HandoverTrip }) {
  const t = useTranslations("dc.handover");
  const stores = data.stops.map(({ store }) => store);
  const queue = useHandoverQueue(trip, stores);
  const options = useTRPC().returns.toFetch.queryOptions({ stores }, { refetchInterval: refreshMs });
  const ready = useQuery({ ...options, enabled: may["return.collect"] }).data ?? [];
  useKeptFloorPage(options.queryKey);
  const [opened, open] = useHash();
  const stop = data.stops.find(({ store }) => store === opened);
  const isSigned = (store: string) =>
    queue.waiting.some((entry) => entry.kind === "handover" && entry.store === store);
  const isOpen = stop && !stop.handover && !isSigned(stop.store) && stop.hasLeft && may["truck.unload"];
  return (
    <ScannerFrame
      title={stop ? t("stopTitle", { stop: stop.stop }) : t("title", { route: data.routeName })}
      me={me}
      unsent={queue.waiting.length}
      isOffline={queue.isOffline}
      back={
        stop
          ? { href: "#", label: t("toStops"), onGo: () => open("") }
          : { href: "/dc/trips", label: t("back") }
      }
    >
      {stop && isOpen ? (
        <StopWork
          key={stop.store}
          trip={trip}
          stop={stop}
          mayCollect={may["cod.collect"]}
          ready={ready}
          queue={queue}
          onSigned={(draft) => {
            queue.sign(stop, draft, new Date());
            open("");
          }}
        />
      ) : (
        <StopList
          trip={trip}
          data={data}
          may={may}
          queue={queue}
          isSigned={isSigned}
          opened={stop}
          onOpen={open}
        />
      )}
    </ScannerFrame>
  );
}
