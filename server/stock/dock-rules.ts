import type { BusinessDay } from "@/server/shared/business-day";
import { byDate, type Dated, type Lot, planDates, takeLots } from "@/server/stock/lot-rules";

/** Goods of an item at a place for cross-docking that no delivery order has yet. */
export interface Heap {
  place: string;
  qtyEach: number;
}

/**
 * Which delivery orders take an item at a place for cross-docking: in the order given, each that finds all it wants in one heap, so
 * that nobody walks twice for a line. Who does not is left out and goes to the pick face.
 */
export function fitAtDock<Want extends { qtyEach: number }>(
  heaps: readonly Heap[],
  wants: readonly Want[],
): { want: Want; place: string }[] {
  const free = heaps.map((heap) => ({ ...heap })).sort((a, b) => (a.place < b.place ? -1 : 1));
  return wants.flatMap((want) => {
    const heap = free.find(({ qtyEach }) => want.qtyEach > 0 && qtyEach >= want.qtyEach);
    if (!heap) return [];
    heap.qtyEach -= want.qtyEach;
    return [{ want, place: heap.place }];
  });
}

/** What is free of lots at places for cross-docking: without what is promised from each place, first expired first. */
export function freeAtDock(lots: readonly Lot[], promised: readonly Heap[]): Lot[] {
  return promised.reduce<Lot[]>(
    (left, { place, qtyEach }) => takeLots(left, "", qtyEach, { location: place }).left,
    [...lots],
  );
}

/**
 * What of an item at places for cross-docking is put away because nobody waits for it: what is promised to delivery orders and what the
 * pool waits for stays, first expired first; what is too short for stores goes.
 */
export function leftAtDock({ fit, unfit, promised }: DockStanding, waitingEach: number): Lot[] {
  return [...takeLots(freeAtDock(fit, promised), "", Math.max(0, waitingEach)).left, ...unfit];
}

/** Goods of a date at a place that somebody is asked to carry away. */
export interface Leaving extends Dated {
  from: string;
}

/** The lots without what is leaving already. */
export function withoutLeaving(lots: readonly Lot[], leaving: readonly Leaving[]): Lot[] {
  return leaving.reduce<Lot[]>(
    (left, { from, expiresOn, qtyEach }) => takeLots(left, "", qtyEach, { location: from, expiresOn }).left,
    [...lots],
  );
}

/** What says of which dates goods of an item go to delivery orders. */
export interface DatesGiven {
  lots: readonly Lot[];
  /** What is planned already, at which place for cross-docking; null: at the pick face. */
  planned: readonly (Dated & { place: string | null })[];
  docks: ReadonlySet<string>;
  fitFrom: BusinessDay;
}

/**
 * Which dates serve whom (`planDates`): who takes goods at a place for cross-docking gets the dates that lie there; the others get those
 * of all other places, and what nobody takes at a dock only where that is not enough.
 */
export function planDatesByPlace<Want extends { qtyEach: number; place: string | null }>(
  { lots, planned, docks, fitFrom }: DatesGiven,
  wants: readonly Want[],
): { want: Want; dates: Dated[] }[] {
  const taken = planned.map(({ qtyEach, ...rest }) => ({ ...rest, qtyEach: -qtyEach }));
  const freeAt = (isThere: (place: string | null) => boolean) =>
    byDate([
      ...lots.filter(({ location }) => isThere(docks.has(location) ? location : null)),
      ...taken.filter(({ place }) => isThere(place)),
    ]);
  const places = [...new Set(wants.flatMap(({ place }) => place ?? []))];
  const atDock = places.flatMap((dock) =>
    planDates(
      freeAt((place) => place === dock),
      fitFrom,
      wants.filter(({ place }) => place === dock),
    ),
  );
  const atFace = planDates(
    freeAt((place) => place === null),
    fitFrom,
    wants.filter(({ place }) => place === null),
  );
  const given = atDock
    .flatMap(({ dates }) => dates)
    .map(({ qtyEach, ...rest }) => ({ ...rest, qtyEach: -qtyEach }));
  const rest = planDates(
    byDate([...freeAt((place) => place !== null), ...given]),
    fitFrom,
    atFace.map(({ want, dates }) => ({
      qtyEach: want.qtyEach - dates.reduce((sum, { qtyEach }) => sum + qtyEach, 0),
    })),
  );
  return [
    ...atDock,
    ...atFace.map(({ want, dates }, index) => ({
      want,
      dates: byDate([...dates, ...(rest[index]?.dates ?? [])]),
    })),
  ];
}

/** How an item stands at places for cross-docking. */
export interface DockStanding {
  /** Good enough for stores, without what is leaving. */
  fit: readonly Lot[];
  /** Too short for stores. */
  unfit: readonly Lot[];
  /** What released delivery orders take from each place. */
  promised: readonly Heap[];
}

/**
 * How much of what is reserved of an item is taken at places for cross-docking: what released delivery orders take there, and what those
 * that are not released will find there. What nobody takes there is free for the pick face.
 */
export function takenAtDock(
  standing: DockStanding | undefined,
  unreleasedEach: number,
): { takenEach: number; free: Lot[] } {
  if (!standing) return { takenEach: 0, free: [] };
  const promisedEach = sumOf(standing.promised);
  const free = freeAtDock(standing.fit, standing.promised);
  const kept = takeLots(free, "", unreleasedEach);
  return { takenEach: promisedEach + sumOf(kept.taken), free: [...kept.left, ...standing.unfit] };
}

const sumOf = (rows: readonly { qtyEach: number }[]) => rows.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
