import type { PickMethod } from "./pick-methods";
import { byCode, cutRounds } from "./rounds";
import { type Floor, type WorkLine, zoneOf } from "./work-line";

export interface PlannedTask<L extends WorkLine = WorkLine> {
  dcId: number;
  /** All zones that it leads through. */
  zone: string;
  method: PickMethod;
  /** In walking order. */
  lines: L[];
}

/** Makes a pick task of every round of a wave's work (`cutRounds`), its lines in the order of the shortest walk past them; at a dock nobody walks. */
export function planTasks<L extends WorkLine>(
  lines: readonly L[],
  floorOf: (dcId: number) => Floor,
): PlannedTask<L>[] {
  const otherwise = byCode(floorOf);
  return cutRounds(lines, floorOf).map(({ dcId, method, lines: round }) => ({
    dcId,
    zone: [...new Set(round.map(({ location }) => zoneOf(location)))].join(" "),
    method,
    lines: round[0]?.isAtDock ? round : floorOf(dcId).map.sortByWalk(round, otherwise),
  }));
}
