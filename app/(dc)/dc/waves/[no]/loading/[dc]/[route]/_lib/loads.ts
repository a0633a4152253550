import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { TripRef } from "@/server/dock/schema";

export type TripLoad = RouterOutputs["dock"]["trip"];
export type Unit = TripLoad["units"][number];
export type LoadAnswer = RouterOutputs["dock"]["recordLoads"]["answers"][number]["answer"];

/** A scan that the server may not know yet. */
export interface Scan {
  id: string;
  code: string;
  action: "load" | "take_off";
}

/** Where scans of a truck lie in this browser until they are answered. */
export const memoryOf = ({ wave, dc, route }: TripRef) => `loads:${wave}/${dc}/${route}`;

/** The labels as they stand with the scans that are still here. */
export function withScans(units: readonly Unit[], scans: readonly Scan[]): Unit[] {
  const last = new Map(scans.map(({ code, action }) => [code, action]));
  return units.map((unit) => {
    const action = last.get(unit.code);
    if (action === "load" && unit.status === "waiting") return { ...unit, status: "loaded", isLoaded: true };
    if (action === "take_off" && unit.isLoaded) {
      return { ...unit, status: unit.status === "loaded" ? "waiting" : unit.status, isLoaded: false };
    }
    return unit;
  });
}

/** What the scanner says at once, before the server has answered; it decides by the same states. */
export function answerHere(action: Scan["action"], unit: Unit | undefined): LoadAnswer {
  if (unit === undefined) return "other_trip";
  if (unit.status === "gone") return "gone";
  if (action === "take_off") return unit.isLoaded ? "taken_off" : "not_loaded";
  if (unit.status === "waiting") return "loaded";
  return unit.status === "loaded" ? "already_loaded" : unit.status;
}

const toLoad: ReadonlySet<Unit["status"]> = new Set(["waiting", "not_picked", "not_checked"]);

/** A later stop that is not complete while this one is loaded: it would stand behind. */
export function laterStopMissing(units: readonly Unit[], { stop }: Unit): Unit | undefined {
  return units.find((one) => one.stop > stop && one.status === "waiting");
}

export interface Missing {
  store: string;
  storeName: string;
  stop: number;
  units: Unit[];
  total: number;
}

/** Per store, the last stop first: what is still to go on, of how much in all. */
export function missingByStore(units: readonly Unit[]): Missing[] {
  const stores = Map.groupBy(
    units.filter(({ status }) => status !== "void"),
    ({ store }) => store,
  );
  return [...stores.values()].flatMap((of) => {
    const [first] = of;
    if (!first) return [];
    const { store, storeName, stop } = first;
    const waiting = of.filter(({ status }) => toLoad.has(status));
    return { store, storeName, stop, units: waiting, total: of.length };
  });
}
