import type { UnitKind } from "@/server/dock/rules/load";
import type { ContainerKind } from "@/server/shared/label-code";

/** How many of each kind: what was on the truck, what was given, what came back. */
export interface Pieces {
  cases: number;
  totes: number;
  cages: number;
  iceBoxes: number;
}

/** The count that a kind of label belongs to. */
export const countOf = {
  case: "cases",
  tote: "totes",
  cage: "cages",
  ice_box: "iceBoxes",
} as const satisfies Record<UnitKind, keyof Pieces>;

/** What these labels come to. */
export function piecesOf(units: readonly { kind: UnitKind }[]): Pieces {
  const pieces: Pieces = { cases: 0, totes: 0, cages: 0, iceBoxes: 0 };
  for (const { kind } of units) pieces[countOf[kind]] += 1;
  return pieces;
}

export interface ContainerMove {
  kind: ContainerKind;
  qty: number;
}

/**
 * What a handover changes of what a store owes: given less what was booked out when the truck left (a tote that was not there
 * is not owed, one without a label is), less what came back. Kinds that do not change are left out.
 */
export function containersMoved(
  given: Pieces,
  bookedOut: Pieces,
  back: Omit<Pieces, "cases">,
): ContainerMove[] {
  const kinds: readonly ContainerKind[] = ["tote", "cage", "ice_box"];
  return kinds.flatMap((kind) => {
    const count = countOf[kind];
    const qty = given[count] - bookedOut[count] - back[count];
    return qty === 0 ? [] : { kind, qty };
  });
}

/** When it was signed: the phone's word, but never before the truck left nor after the news came. */
export function signedAt(said: Date, left: Date | null, now: Date): Date {
  const latest = Math.min(said.getTime(), now.getTime());
  return new Date(Math.max(latest, Math.min(left?.getTime() ?? latest, now.getTime())));
}
