import { mulDivDown } from "@/server/shared/arithmetic";

/** Somebody who wants a part of short stock. */
export interface Claim {
  wantedEach: number;
  multipleEach: number;
}

/**
 * Shares stock among claims in order of submission (U7, ruling 21): each gets stock × wanted ÷ all wanted, down to its
 * multiple; what is left goes out one multiple each, first come first, to those still short, round after round. A
 * multiple is never broken, except that a claim which is none itself may be filled up. Enough stock serves everybody.
 */
export function fairShare(stockEach: number, claims: readonly Claim[]): number[] {
  const stock = Math.max(0, stockEach);
  let wanted = 0;
  for (const claim of claims) wanted += claim.wantedEach;
  if (wanted <= stock) return claims.map((claim) => claim.wantedEach);

  let left = stock;
  const shares = claims.map(({ wantedEach, multipleEach }) => {
    const exactDown = mulDivDown(stock, wantedEach, wanted);
    const share = exactDown - (exactDown % multipleEach);
    left -= share;
    return share;
  });

  for (let hasGiven = true; hasGiven && left > 0; ) {
    hasGiven = false;
    for (const [index, { wantedEach, multipleEach }] of claims.entries()) {
      const share = shares[index] ?? 0;
      const step = Math.min(multipleEach, wantedEach - share);
      if (step <= 0 || step > left) continue;
      shares[index] = share + step;
      left -= step;
      hasGiven = true;
    }
  }
  return shares;
}

/**
 * What a store may expect of an item when it orders now: its fair share beside everything that waits in the pool. The
 * figure shown while ordering; the same sharing decides at generation.
 */
export function expectedShare(asked: {
  availableEach: number;
  pooledEach: number;
  wantedEach: number;
  multipleEach: number;
}): number {
  const others = { wantedEach: asked.pooledEach, multipleEach: 1 };
  const own = { wantedEach: asked.wantedEach, multipleEach: asked.multipleEach };
  return fairShare(asked.availableEach, [others, own])[1] ?? 0;
}
