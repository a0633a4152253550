import type { Db } from "@/db/client";
import { dispatchTrip } from "@/server/dock/commands/dispatch-trip";
import { handOver } from "@/server/dock/commands/hand-over";
import { recordLoads } from "@/server/dock/commands/record-loads";
import { recordPrint } from "@/server/dock/commands/record-print";
import { setTrip } from "@/server/dock/commands/set-trip";
import { getHandoverTrip, type HandoverStop } from "@/server/dock/queries/get-handover-trip";
import { getTripLoad } from "@/server/dock/queries/get-trip-load";
import { listTripSheets } from "@/server/dock/queries/list-trip-sheets";
import type { TripRef } from "@/server/dock/schema";
import { setDeparture } from "@/server/wave/commands/set-departure";
import type { Cast } from "../demo";

/** When the trucks of each main route leave on the day of delivery. */
const departures = [
  { route: "SZ", time: "04:30" },
  { route: "SZ-E", time: "04:15" },
] as const;

/** Two strokes that look like a name. */
const signature =
  "M60 140L90 60L120 150L150 80L185 140M210 150L240 70L250 150M240 110L280 100M310 60L310 150L350 150M380 70L380 150M380 110L430 70M430 110L430 150M470 140L520 60L540 150";

/** Trucks of a route leave at fixed times; the planner has said which. */
export async function planDepartures(db: Db, cast: Cast, at: Date): Promise<void> {
  for (const departure of departures) await setDeparture(db, cast("planner"), departure, at);
}

/** Totes get labels, every label is scanned onto its truck, the trucks leave. */
export async function loadTrucks(
  db: Db,
  cast: Cast,
  wave: string,
  loadedAt: Date,
  leftAt: Date,
): Promise<TripRef[]> {
  const loader = cast("loader");
  const planner = cast("planner");
  await recordPrint(db, planner, { wave, paper: "tote_labels", format: "page", reason: "" }, loadedAt);
  const { trips } = await listTripSheets(db, planner, { wave }, "loading");
  const refs: TripRef[] = [];
  for (const [at, { dc, route }] of trips.entries()) {
    const trip = { wave, dc, route };
    const truck = {
      dock: String(at + 3),
      truck: `粤B·${30_417 + at * 211}`,
      driver: loader.name,
      departsAt: null,
    };
    await setTrip(db, planner, { ...trip, ...truck }, loadedAt);
    const { units } = await getTripLoad(db, loader, trip);
    const scans = units
      .filter(({ status }) => status === "waiting")
      .map(({ code }) => ({ scanId: code, code, action: "load" as const }));
    if (scans.length > 0) await recordLoads(db, loader, { ...trip, scans }, loadedAt);
    await dispatchTrip(db, loader, { ...trip, rest: [], reason: "" }, leftAt);
    refs.push(trip);
  }
  return refs;
}

/** The driver hands over at these stores; the last tote of the last one was wet, and each gives its empties back. */
export async function handOverAt(
  db: Db,
  cast: Cast,
  trip: TripRef,
  isThere: (store: string) => boolean,
  at: Date,
): Promise<void> {
  const loader = cast("loader");
  const { stops } = await getHandoverTrip(db, loader, trip);
  const there = stops.filter(({ store }) => isThere(store));
  for (const [no, stop] of there.entries()) {
    const isLast = no === there.length - 1;
    const tote = stop.units.findLast(({ kind }) => kind === "tote");
    await handOver(
      db,
      loader,
      {
        ...{
          handover: `demo-${trip.wave}-${trip.dc}-${stop.store}`,
          wave: trip.wave,
          dc: trip.dc,
          store: stop.store,
        },
        given: givenAt(stop),
        back: { totes: no % 2, cages: 0, iceBoxes: 0 },
        notes: isLast && tote ? [{ kind: "damaged", code: tote.code, remark: "箱底有水" }] : [],
        ...{ signedBy: "店长", signature, remark: "", signedAt: at.toISOString() },
      },
      at,
    );
  }
}

function givenAt({ units, totesPlanned }: HandoverStop) {
  const count = (kind: string) => units.filter((unit) => unit.kind === kind).length;
  return {
    cases: count("case"),
    totes: count("tote") + totesPlanned,
    cages: count("cage"),
    iceBoxes: count("ice_box"),
  };
}
