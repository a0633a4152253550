import { refuseWhoCannotPay } from "./balance-check";
import { fairShare } from "./fair-share";
import { type Demand, indexRun, type PlacedRow } from "./index-run";
import { netOfParts, partOfRow, partsOfClaim } from "./parts";
import { shareAgain } from "./share-again";
import type { Allocation, Part, Run, Shortage } from "./types";

/**
 * The one allocator: simulation and generation decide with it what each store of a run gets, and who is refused.
 * Short stock is shared fairly (U7, rulings 21, 23, 24), then each store must be able to pay for its whole share (R15,
 * rulings 15, 26), then what the refused leave is shared again (ruling 22). The result depends on the run's content only,
 * not on the order of its arrays. A store whose whole share is 0 is neither refused nor delivered: its parts say so.
 */
export function allocate(run: Run): Allocation {
  const { stores, rows, demands } = indexRun(run);
  const short = demands.filter((demand) => demand.claims.length > 0);
  for (const demand of short) shareOut(demand);

  const shortRows = new Set<PlacedRow>(short.flatMap((demand) => demand.rows));
  const fullParts: Part[] = [];
  for (const placed of rows) {
    if (shortRows.has(placed)) continue;
    const part = partOfRow(placed, placed.row.qtyEach);
    placed.bill.needFen += part.netFen;
    fullParts.push(part);
  }

  const refused = refuseWhoCannotPay(stores);
  if (refused.length > 0) shareAgain(stores, short);

  const refusedStores = new Set(refused.map((refusal) => refusal.storeId));
  const parts = fullParts.filter((part) => !refusedStores.has(part.storeId));
  const shortages: Shortage[] = [];
  for (const demand of short) {
    const shared = partsOfDemand(demand);
    parts.push(...shared);
    const shortage = shortageOf(demand, shared);
    if (shortage.allocatedEach < shortage.orderedEach) shortages.push(shortage);
  }
  return { parts: sorted(parts, rows), refused, shortages };
}

/** The first sharing of one item; adds what each share costs to its store's bill. */
function shareOut(demand: Demand): void {
  const shares = fairShare(demand.stockEach, demand.claims);
  for (const [index, claim] of demand.claims.entries()) {
    claim.shareEach = shares[index] ?? 0;
    claim.netFen = netOfParts(partsOfClaim(claim, claim.shareEach));
    claim.bill.needFen += claim.netFen;
  }
}

function partsOfDemand(demand: Demand): Part[] {
  return demand.claims
    .filter((claim) => !claim.bill.store.isRefused)
    .flatMap((claim) => partsOfClaim(claim, claim.shareEach));
}

function shortageOf({ dcId, itemId }: Demand, parts: readonly Part[]): Shortage {
  let orderedEach = 0;
  let allocatedEach = 0;
  for (const part of parts) {
    orderedEach += part.orderedEach;
    allocatedEach += part.allocatedEach;
  }
  return { dcId, itemId, orderedEach, allocatedEach };
}

/** By submission, line, and cases before pieces. */
function sorted(parts: Part[], rows: readonly PlacedRow[]): Part[] {
  const rankOf = new Map<number, number>();
  let known: number | undefined;
  for (const { row, rank } of rows) {
    // The rows of an order come one after the other.
    if (row.orderId !== known) rankOf.set(row.orderId, rank);
    known = row.orderId;
  }
  const keyed = parts.map((part) => ({ part, rank: rankOf.get(part.orderId) ?? 0 }));
  keyed.sort(
    (a, b) =>
      a.rank - b.rank ||
      a.part.lineNo - b.part.lineNo ||
      Number(a.part.pickType === "loose") - Number(b.part.pickType === "loose"),
  );
  return keyed.map(({ part }) => part);
}
