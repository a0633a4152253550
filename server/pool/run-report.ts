import type { Terms } from "@/server/catalog";
import { formatFen } from "@/server/shared/fen";
import { type DcFloor, type PlannedPick, pickMinutes, pickWork } from "@/server/wave";
import type { PlannedRun } from "./plan-run";
import type { PooledOrder } from "./queries/select-run";
import type { Part } from "./rules";

/** An estimate for planning a night, not a measurement: pieces in a tote (4.3). */
const PIECES_PER_TOTE = 60;

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
export function runReport(
  { allocation, terms, floors, tags }: Pick<PlannedRun, "allocation" | "terms" | "floors" | "tags">,
  orders: readonly PooledOrder[],
): RunReport {
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
  return { blocked, shortages, tags, ...workOf(allocation.parts, terms, floors) };
}

/** The run's work zone by zone, for one person, by DC and zone. */
export function zonesOfRun({
  allocation,
  terms,
  floors,
}: Pick<PlannedRun, "allocation" | "terms" | "floors">) {
  return pickWork(picksOf(allocation.parts, terms, floors), (dcId) => floors.get(dcId)?.map)
    .map(({ dcId, ...work }) => ({ dc: terms.dcCodes.get(dcId) ?? "", ...work }))
    .sort((a, b) => (`${a.dc} ${a.zone}` < `${b.dc} ${b.zone}` ? -1 : 1));
}

function picksOf(parts: readonly Part[], terms: Terms, floors: ReadonlyMap<number, DcFloor>): PlannedPick[] {
  return parts
    .filter(({ allocatedEach }) => allocatedEach > 0)
    .map(({ dcId, storeId, pickType, itemId, allocatedEach }) => {
      const casePackEach = terms.items.get(itemId)?.casePackEach ?? 1;
      const location = floors.get(dcId)?.locations.get(itemId) ?? "";
      const cases = pickType === "case" ? Math.ceil(allocatedEach / casePackEach) : 0;
      return { dcId, storeId, pickType, location, cases };
    });
}

function workOf(parts: readonly Part[], terms: Terms, floors: ReadonlyMap<number, DcFloor>) {
  const picks = picksOf(parts, terms, floors);
  const cases = picks.reduce((sum, pick) => sum + pick.cases, 0);
  const piecesByTote = new Map<string, number>();
  for (const part of parts) {
    if (part.allocatedEach === 0 || part.pickType === "case") continue;
    const key = `${part.storeId}:${part.dcId}`;
    const pieces = part.isWeighed ? 1 : part.allocatedEach;
    piecesByTote.set(key, (piecesByTote.get(key) ?? 0) + pieces);
  }
  let totes = 0;
  for (const pieces of piecesByTote.values()) totes += Math.ceil(pieces / PIECES_PER_TOTE);
  const estimatedPickMinutes = pickMinutes(picks, (dcId) => floors.get(dcId)?.map);
  return { cartons: cases + totes, totes, estimatedPickMinutes };
}
