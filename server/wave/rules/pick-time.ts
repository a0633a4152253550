import type { FloorMap } from "@/server/wave/walk/floor-map";
import { taskLinesMax, zoneOf } from "./plan-tasks";

/** Work that a run would make: a line of loose goods for one store, or cases. */
export interface PlannedPick {
  dcId: number;
  storeId: number;
  pickType: "case" | "loose";
  location: string;
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
/** Where a location's code tells no place: the mean rates of 4.3, walking and all (100 loose lines, 160 cases an hour). */
const unplacedLooseSeconds = 36;
const unplacedCaseSeconds = 22.5;

/**
 * Estimates in whole minutes how long one person picks all this: loose goods store by store, cases zone by zone in rounds of at
 * most 60 lines, each by the shortest walk from the packing benches and back.
 */
export function pickMinutes(
  picks: readonly PlannedPick[],
  mapOf: (dcId: number) => FloorMap | undefined,
): number {
  let seconds = 0;
  const rounds = new Map<string, { map: FloorMap; locations: string[] }>();
  for (const { dcId, storeId, pickType, location, cases } of picks) {
    const map = mapOf(dcId);
    const isLoose = pickType === "loose";
    if (!map?.has(location)) {
      seconds += isLoose ? unplacedLooseSeconds : cases * unplacedCaseSeconds;
      continue;
    }
    seconds += isLoose ? looseSeconds : cases * caseSeconds;
    const key = isLoose ? `${dcId} ${storeId}` : `${dcId} ${zoneOf(location)} case`;
    const round = rounds.get(key);
    if (round) round.locations.push(location);
    else rounds.set(key, { map, locations: [location] });
  }
  for (const { map, locations } of rounds.values()) {
    locations.sort((a, b) => map.compare(a, b));
    for (let from = 0; from < locations.length; from += taskLinesMax) {
      const metres = map.walkCm(locations.slice(from, from + taskLinesMax)) / 100;
      seconds += roundSeconds + (metres / metresPerMinute) * 60;
    }
  }
  return Math.ceil(seconds / 60);
}
