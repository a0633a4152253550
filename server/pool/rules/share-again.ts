import { canPay } from "./balance-check";
import { fairShare } from "./fair-share";
import type { Demand, RowClaim, StoreInRun } from "./index-run";
import { netOfParts, partsOfClaim } from "./parts";
import type { Payer } from "./types";

/**
 * Shares what the refused stores leave among the others (ruling 22). A share never gets smaller. A payer that cannot pay
 * all the larger shares of its stores keeps the former ones, and what it leaves is shared again, until nothing changes:
 * each round but the last makes at least one more payer keep its shares, so there are at most payers + 1 rounds.
 */
export function shareAgain(stores: readonly StoreInRun[], demands: readonly Demand[]): void {
  const freed = demands.filter((demand) => demand.claims.some((claim) => claim.bill.store.isRefused));
  const contested = freed.map((demand) => ({
    stockEach: demand.stockEach,
    claims: demand.claims.filter((claim) => !claim.bill.store.isRefused),
    formerEach: new Map(demand.claims.map((claim) => [claim, claim.shareEach])),
  }));
  const needFen = new Map<Payer, number>();
  for (const { payer, needFen: fen } of stores
    .filter((store) => !store.isRefused)
    .flatMap((store) => store.bills)) {
    needFen.set(payer, (needFen.get(payer) ?? 0) + fen);
  }

  const keeping = new Set<Payer>();
  let changed = contested;
  while (changed.length > 0) {
    const larger = new Set<Payer>();
    for (const item of changed) {
      for (const [claim, shareEach] of sharesAgain(item, keeping)) {
        if (shareEach === claim.shareEach) continue;
        const netFen = netOfParts(partsOfClaim(claim, shareEach));
        needFen.set(claim.bill.payer, (needFen.get(claim.bill.payer) ?? 0) + netFen - claim.netFen);
        claim.shareEach = shareEach;
        claim.netFen = netFen;
        larger.add(claim.bill.payer);
      }
    }
    const cannot = [...larger].filter(
      (payer) => !keeping.has(payer) && !canPay(payer.availableFen, needFen.get(payer) ?? 0),
    );
    for (const payer of cannot) keeping.add(payer);
    const stepBack = new Set(cannot);
    changed = contested.filter((item) => item.claims.some((claim) => stepBack.has(claim.bill.payer)));
  }
}

/** An item's stock for the stores that stay, with the shares of the first sharing. */
interface ContestedItem {
  stockEach: number;
  claims: RowClaim[];
  formerEach: Map<RowClaim, number>;
}

/** The fair share of the stores that stay, where whoever keeps or would get less has the former share. */
function sharesAgain(
  { stockEach, claims, formerEach }: ContestedItem,
  keeping: ReadonlySet<Payer>,
): Map<RowClaim, number> {
  const former = (claim: RowClaim) => formerEach.get(claim) ?? 0;
  const shares = new Map<RowClaim, number>();
  let leftEach = stockEach;
  let sharing: RowClaim[] = [];
  for (const claim of claims) {
    if (!keeping.has(claim.bill.payer)) {
      sharing.push(claim);
      continue;
    }
    shares.set(claim, former(claim));
    leftEach -= former(claim);
  }

  for (;;) {
    const fair = fairShare(leftEach, sharing);
    const lowered = new Set(sharing.filter((claim, index) => (fair[index] ?? 0) < former(claim)));
    if (lowered.size === 0) {
      for (const [index, claim] of sharing.entries()) shares.set(claim, fair[index] ?? 0);
      return shares;
    }
    for (const claim of lowered) {
      shares.set(claim, former(claim));
      leftEach -= former(claim);
    }
    sharing = sharing.filter((claim) => !lowered.has(claim));
  }
}
