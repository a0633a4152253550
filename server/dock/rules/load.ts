import type { ContainerKind } from "@/server/shared/label-code";

/** Where a label stands on its way to the truck. */
export type UnitStatus = "waiting" | "loaded" | "void" | "not_picked" | "not_checked" | "gone";

export interface UnitState {
  /** Of its delivery order; null when it has none any more. */
  delivery: string | null;
  /** Its delivery order was drawn for a check, which has not ended. */
  isCheckDue: boolean;
  /** Its case was short, or the container was not needed. */
  isVoid: boolean;
  isLoaded: boolean;
}

const ended: ReadonlySet<string> = new Set(["void", "reversed"]);
const left: ReadonlySet<string> = new Set(["dispatched", "delivered", "closed"]);
const beforePicked: ReadonlySet<string> = new Set(["created", "released", "picking"]);

/** What may still be done with a label; the first that is true. A void one is void although it stands on the truck. */
export function unitStatusOf({ delivery, isCheckDue, isVoid, isLoaded }: UnitState): UnitStatus {
  if (delivery === null || ended.has(delivery) || isVoid) return "void";
  if (left.has(delivery)) return "gone";
  if (isLoaded) return "loaded";
  if (beforePicked.has(delivery)) return "not_picked";
  return isCheckDue ? "not_checked" : "waiting";
}

const toLoad: ReadonlySet<UnitStatus> = new Set(["waiting", "not_picked", "not_checked"]);
/** It belongs on the truck and is not there, whether or not it may go on yet. */
export const isToLoad = ({ status }: { status: UnitStatus }) => toLoad.has(status);

export type LoadAction = "load" | "take_off";
export type LoadAnswer =
  | "loaded"
  | "taken_off"
  | "already_loaded"
  | "not_loaded"
  | "void"
  | "not_picked"
  | "not_checked"
  | "gone"
  | "other_trip"
  | "unknown";

/** A label that was found, and whether it belongs on this truck. */
export interface ScannedUnit extends UnitState {
  isOfTrip: boolean;
}

/**
 * The answer to one scan at the truck: a label goes on once, only on its own truck, only when its goods are picked and the
 * check that they were drawn for has ended; what has become void may be taken off but not put on.
 */
export function answerScan(action: LoadAction, unit: ScannedUnit | undefined): LoadAnswer {
  if (unit === undefined) return "unknown";
  if (!unit.isOfTrip) return "other_trip";
  const status = unitStatusOf(unit);
  if (status === "gone") return "gone";
  if (action === "take_off") return unit.isLoaded ? "taken_off" : "not_loaded";
  if (status === "waiting") return "loaded";
  return status === "loaded" ? "already_loaded" : status;
}

/** Kinds of what stands on a truck. */
export type UnitKind = "case" | ContainerKind;
