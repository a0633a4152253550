import { cutRounds } from "./rounds";
import { type Floor, type WorkLine, zoneOf } from "./work-line";

/** Work that a run would make: a line of loose goods for one store, or cases. */
export interface PlannedPick extends WorkLine {
  cases: number;
}

/**
 * What picking takes besides walking, and how fast one walks with a trolley. Walking 48 m/min and a setup per round are those
 * of the literature on batching (Henn and Schmid 2013). A loose line or a case at its place: so that whole rounds come out
 * within the figures of 4.3 (80 to 130 loose lines, 120 to 200 cases an hour); a flow rack, where one hardly walks, has 184
 * lines an hour there.
 */
const metresPerMinute = 48;
const roundSeconds = 60;
const looseSeconds = 15;
const caseSeconds = 18;
/** A put at a wall of lamps: 400 an hour, in the middle of 4.3 (300 to 500). */
const putSeconds = 9;
/** Where a location's code tells no place: the mean rates of 4.3, walking and all (100 loose lines, 160 cases an hour). */
const unplacedLooseSeconds = 36;
const unplacedCaseSeconds = 22.5;

/** What picking takes in one zone of a DC, for one person. */
export interface ZoneWork {
  dcId: number;
  zone: string;
  lines: number;
  seconds: number;
}

/**
 * Estimates zone by zone how long one person picks all this, in the very rounds that a release would make tasks of (`cutRounds`),
 * each by the shortest walk from the packing benches and back; at a dock without one. A walk through several zones counts in each by its lines
 * there.
 */
export function pickWork(picks: readonly PlannedPick[], floorOf: (dcId: number) => Floor): ZoneWork[] {
  const zones = new Map<string, ZoneWork>();
  const workIn = (dcId: number, zone: string) => {
    const key = `${dcId} ${zone}`;
    const known = zones.get(key) ?? { dcId, zone, lines: 0, seconds: 0 };
    zones.set(key, known);
    return known;
  };
  for (const { dcId, method, lines } of cutRounds(picks, floorOf)) {
    const pieceSeconds = method === "put_light" ? putSeconds : looseSeconds;
    const { map } = floorOf(dcId);
    const isPlaced = ({ location, isAtDock }: PlannedPick) => !isAtDock && map.has(location);
    const walked = lines.filter(isPlaced).map(({ location }) => location);
    const roundOver = walked.length && roundSeconds + (map.walkCm(walked) / 100 / metresPerMinute) * 60;
    let [zone, work] = ["", undefined as ZoneWork | undefined];
    for (const line of lines) {
      const { location, pickType, cases } = line;
      const zoneOfLine = zoneOf(location);
      if (!work || zoneOfLine !== zone) [zone, work] = [zoneOfLine, workIn(dcId, zoneOfLine)];
      const isLoose = pickType === "loose";
      work.lines += 1;
      if (line.isAtDock)
        work.seconds += (isLoose ? pieceSeconds : cases * caseSeconds) + roundSeconds / lines.length;
      else if (isPlaced(line))
        work.seconds += (isLoose ? pieceSeconds : cases * caseSeconds) + roundOver / walked.length;
      else work.seconds += isLoose ? unplacedLooseSeconds : cases * unplacedCaseSeconds;
    }
  }
  return [...zones.values()];
}

/** The same for everything together, in whole minutes. */
export function pickMinutes(picks: readonly PlannedPick[], floorOf: (dcId: number) => Floor): number {
  const seconds = pickWork(picks, floorOf).reduce((sum, work) => sum + work.seconds, 0);
  return Math.max(Math.ceil(seconds / 60 - 1e-9), 0);
}

/** Minutes for one person by the mean rates alone, where nobody has looked at the places yet. */
export const roughMinutes = ({ looseLines, cases }: { looseLines: number; cases: number }) =>
  Math.ceil((looseLines * unplacedLooseSeconds + cases * unplacedCaseSeconds) / 60);
