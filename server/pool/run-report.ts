import { formatFen } from "@/server/shared/fen";
import { totesFor } from "@/server/shared/quantity";
import { floorIn, type PlannedPick, pickMinutes, pickWork, takenAtDocks } from "@/server/wave";
import type { PlannedRun } from "./plan-run";

export interface BlockedOrder {
  store: string;
  order: string;
  code: string;
  available: string;
  needed: string;
  shortfall: string;
}

/** What the planner is told of a run, simulated or generated (api.md, POST /waves). */
export interface RunReport {
  blocked: BlockedOrder[];
  shortages: { dc: string; item: string; ordered: number; allocated: number }[];
  /** Price tags that wait for the stores of the run, whatever it delivers (R06). */
  tags: { stores: number; count: number };
  cartons: number;
  totes: number;
  estimatedPickMinutes: number;
}

/** Tells who was blocked and by how much, what ran short, and how much work the run is on these floors. */
export function runReport(planned: PlannedRun): RunReport {
  const { allocation, terms, tags, orders } = planned;
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const blocked = allocation.refused.flatMap((refusal) =>
    refusal.orderIds.flatMap((orderId) => {
      const order = orderById.get(orderId);
      if (!order) return [];
      return [
        {
          store: order.storeCode,
          order: order.orderNo,
          code: refusal.code,
          available: formatFen(refusal.availableFen),
          needed: formatFen(refusal.neededFen),
          shortfall: formatFen(refusal.shortfallFen),
        },
      ];
    }),
  );
  const shortages = allocation.shortages.map((shortage) => ({
    dc: terms.dcCodes.get(shortage.dcId) ?? "",
    item: terms.items.get(shortage.itemId)?.code ?? "",
    ordered: shortage.orderedEach,
    allocated: shortage.allocatedEach,
  }));
  return { blocked, shortages, tags, ...workOf(planned) };
}

type PlannedWork = Pick<PlannedRun, "deliveries" | "orders" | "terms" | "floors">;

/** The run's work zone by zone, for one person, by DC and zone. */
export function zonesOfRun(planned: PlannedWork) {
  return pickWork(picksOf(planned), floorIn(planned.floors))
    .map(({ dcId, ...work }) => ({ dc: planned.terms.dcCodes.get(dcId) ?? "", ...work }))
    .sort((a, b) => (`${a.dc} ${a.zone}` < `${b.dc} ${b.zone}` ? -1 : 1));
}

/** The lines of its delivery orders as a release would hand them to the pickers. */
function picksOf({ deliveries, orders, terms, floors }: PlannedWork): PlannedPick[] {
  const orderById = new Map(orders.map((order) => [order.id, order]));
  const picks = deliveries.flatMap(({ dcId, pickType, lines }, deliveryId) =>
    lines.map(({ orderId, itemId, allocatedEach, isWeighed }, index) => {
      const casePackEach = terms.items.get(itemId)?.casePackEach ?? 1;
      const order = orderById.get(orderId);
      return {
        ...{ deliveryId, lineNo: index + 1, itemId, dcId, pickType },
        location: floors.get(dcId)?.locations.get(itemId) ?? "",
        isAtDock: false,
        qtyEach: allocatedEach,
        pieces: isWeighed ? 1 : allocatedEach,
        route: order?.routeCode ?? "",
        stop: order?.stopSequence ?? 0,
        cases: pickType === "case" ? Math.ceil(allocatedEach / casePackEach) : 0,
      };
    }),
  );
  return takenAtDocks(picks, floors);
}

function workOf(planned: PlannedWork) {
  const picks = picksOf(planned);
  const cases = picks.reduce((sum, pick) => sum + pick.cases, 0);
  const piecesByTote = new Map<string, number>();
  for (const { storeId, dcId, pickType, lines } of planned.deliveries) {
    if (pickType === "case") continue;
    const pieces = lines.reduce((sum, line) => sum + (line.isWeighed ? 1 : line.allocatedEach), 0);
    const key = `${storeId}:${dcId}`;
    piecesByTote.set(key, (piecesByTote.get(key) ?? 0) + pieces);
  }
  let totes = 0;
  for (const pieces of piecesByTote.values()) totes += totesFor(pieces);
  return { cartons: cases + totes, totes, estimatedPickMinutes: pickMinutes(picks, floorIn(planned.floors)) };
}
