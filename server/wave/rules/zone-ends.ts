import { roughMinutes } from "./pick-time";

/** A zone with the work that a run would bring, and how it stands there now. */
export interface ZoneLoad {
  dc: string;
  zone: string;
  lines: number;
  seconds: number;
}

/** What is under way in a zone: lines that nobody has picked yet, and people who hold a task there. */
export interface ZoneNow {
  dc: string;
  zone: string;
  linesLeft: number;
  people: number;
}

export interface ZoneEnd extends ZoneLoad {
  /** People who would pick there: those who do now, else an even share of the DC's crew, one at least. */
  people: number;
  endsAt: Date;
}

/**
 * When each zone would be done if the run were released now: what is left there first, then its own work, shared by the
 * people who pick in the zone. Zones in the order given.
 */
export function zoneEnds(
  zones: readonly ZoneLoad[],
  underWay: readonly ZoneNow[],
  crews: ReadonlyMap<string, { pickers: number }>,
  now: Date,
): ZoneEnd[] {
  const zonesOf = Map.groupBy(zones, ({ dc }) => dc);
  return zones.map((zone) => {
    const here = underWay.filter((one) => one.dc === zone.dc && one.zone.split(" ").includes(zone.zone));
    const share = Math.floor((crews.get(zone.dc)?.pickers ?? 0) / (zonesOf.get(zone.dc)?.length ?? 1));
    const people = Math.max(
      here.reduce((sum, one) => sum + one.people, 0),
      share,
      1,
    );
    const linesLeft = here.reduce((sum, one) => sum + one.linesLeft, 0);
    const seconds = zone.seconds + roughMinutes({ looseLines: linesLeft, cases: 0 }) * 60;
    return { ...zone, people, endsAt: new Date(now.getTime() + Math.ceil(seconds / people) * 1000) };
  });
}
