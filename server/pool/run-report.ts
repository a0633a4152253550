import type { Terms } from "@/server/catalog";
import { formatFen } from "@/server/shared/fen";
import type { PooledOrder } from "./queries/select-run";
import type { Allocation, Part } from "./rules";

/** Estimates for planning a night, not measurements: pieces in a tote, lines and cases a picker takes in an hour (4.3). */
const PIECES_PER_TOTE = 60;
const LOOSE_LINES_PER_HOUR = 100;
const CASES_PER_HOUR = 160;

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
  tags: { stores: number; count: number };
  cartons: number;
  totes: number;
  estimatedPickMinutes: number;
}

/** Tells who was blocked and by how much, what ran short, and how much work the run is. */
export function runReport(allocation: Allocation, orders: readonly PooledOrder[], terms: Terms): RunReport {
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
  return { blocked, shortages, tags: { stores: 0, count: 0 }, ...workOf(allocation.parts, terms) };
}

function workOf(parts: readonly Part[], terms: Terms) {
  let cases = 0;
  let looseLines = 0;
  const piecesByTote = new Map<string, number>();
  for (const part of parts) {
    if (part.allocatedEach === 0) continue;
    const casePackEach = terms.items.get(part.itemId)?.casePackEach ?? 1;
    if (part.pickType === "case") {
      cases += Math.ceil(part.allocatedEach / casePackEach);
    } else {
      looseLines += 1;
      const key = `${part.storeId}:${part.dcId}`;
      const pieces = part.isWeighed ? 1 : part.allocatedEach;
      piecesByTote.set(key, (piecesByTote.get(key) ?? 0) + pieces);
    }
  }
  let totes = 0;
  for (const pieces of piecesByTote.values()) totes += Math.ceil(pieces / PIECES_PER_TOTE);
  const hours = looseLines / LOOSE_LINES_PER_HOUR + cases / CASES_PER_HOUR;
  return { cartons: cases + totes, totes, estimatedPickMinutes: Math.ceil(hours * 60) };
}
