/** What loading a truck takes after the last pick, in minutes [est]. */
export const loadMinutes = 30;
const minuteMs = 60_000;

/** One truck to come: a route of a wave at a DC, as far as its times depend on it. */
export interface Truck {
  dc: string;
  /** When it should leave; null while nobody has said. */
  departsAt: Date | null;
  hasLeft: boolean;
  isReleased: boolean;
  /** Lines that nobody has picked yet. */
  linesLeft: number;
  /** Minutes that one person needs for what is left. */
  minutesLeft: number;
}

/** Who works at a DC, and how fast all of them together pick; null while there is too little to judge by. */
export interface Crew {
  pickers: number;
  linesPerHour: number | null;
}

/**
 * `late`: it should have left. `at_risk`: at today's pace it will not be picked and loaded in time. `release`: whoever waits
 * longer with its release will be late. Null: nothing to do.
 */
export type TruckAlert = "late" | "at_risk" | "release" | null;

export interface TruckTimes {
  /** When its last line is picked at the crew's pace, trucks that leave before it first; null without a pace. */
  pickedBy: Date | null;
  /** Planned back from its departure: the latest release at which the crew is done in time. */
  releaseBy: Date | null;
  alert: TruckAlert;
}

/**
 * Times of every truck, in the given order (2.4, 5.2). A crew picks the trucks in the order of their departure, those without
 * one last; what is picked must still be loaded, in half an hour.
 */
export function truckTimes(
  trucks: readonly Truck[],
  crews: ReadonlyMap<string, Crew>,
  now: Date,
): TruckTimes[] {
  const before = new Map<string, number>();
  const times = new Map<Truck, TruckTimes>();
  for (const truck of trucks.toSorted(byDeparture)) {
    const crew = crews.get(truck.dc);
    const lines = (before.get(truck.dc) ?? 0) + (truck.hasLeft ? 0 : truck.linesLeft);
    before.set(truck.dc, lines);
    const pace = crew?.linesPerHour ?? null;
    const pickedBy =
      truck.hasLeft || truck.linesLeft === 0 || pace === null || pace === 0
        ? null
        : new Date(now.getTime() + Math.ceil((lines / pace) * 60) * minuteMs);
    const releaseBy = truck.departsAt === null ? null : releaseOf(truck, truck.departsAt, crew);
    times.set(truck, { pickedBy, releaseBy, alert: alertOf(truck, pickedBy, releaseBy, now) });
  }
  return trucks.map((truck) => times.get(truck) ?? { pickedBy: null, releaseBy: null, alert: null });
}

function byDeparture(a: Truck, b: Truck): number {
  const at = (truck: Truck) => truck.departsAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return at(a) === at(b) ? 0 : at(a) - at(b);
}

function releaseOf(truck: Truck, departsAt: Date, crew: Crew | undefined): Date | null {
  if (truck.isReleased || truck.hasLeft) return null;
  return releaseBefore(departsAt, truck.minutesLeft, crew?.pickers ?? 0);
}

/** Planned back from a departure: the latest release at which so many people pick and load so many minutes of work in time. */
export function releaseBefore(departsAt: Date, workMinutes: number, pickers: number): Date {
  const minutes = Math.ceil(workMinutes / Math.max(pickers, 1)) + loadMinutes;
  return new Date(departsAt.getTime() - minutes * minuteMs);
}

function alertOf(
  { departsAt, hasLeft }: Truck,
  pickedBy: Date | null,
  releaseBy: Date | null,
  now: Date,
): TruckAlert {
  if (departsAt === null || hasLeft) return null;
  if (departsAt <= now) return "late";
  if (releaseBy !== null) return releaseBy <= now ? "release" : null;
  const isTooSlow = pickedBy !== null && pickedBy.getTime() + loadMinutes * minuteMs > departsAt.getTime();
  return isTooSlow ? "at_risk" : null;
}
