import { prorate } from "@/server/shared/arithmetic";
import { isInScope } from "./scope";
import type { CartLine, LineShare, PromotedLine, PromotionTerms } from "./types";

/** A cart's lines while discounts are taken from them: what earlier ones have left of each (ruling 7). */
export class Spread {
  private readonly leftFen: number[];
  /** By line; none where nothing was taken. */
  private readonly shares: (LineShare[] | undefined)[] = [];

  constructor(private readonly lines: readonly CartLine[]) {
    this.leftFen = lines.map((line) => (line.isOk ? line.amountFen : 0));
  }

  /** What is left to pay. */
  get payableFen(): number {
    return this.leftFen.reduce((sum, fen) => sum + fen, 0);
  }

  /**
   * Takes a promotion's discount from the lines of its scope, or the coupon's (null) from all, in proportion to what is
   * left of each and never more than that. Answers how much it was.
   */
  take(promotion: PromotionTerms | null, wantedFen: number): number {
    const places: number[] = [];
    const weights: number[] = [];
    const sizes: number[] = [];
    let availableFen = 0;
    this.lines.forEach((line, place) => {
      const leftFen = this.leftFen[place] ?? 0;
      if (leftFen === 0 || (promotion && !isInScope(promotion, line))) return;
      places.push(place);
      weights.push(leftFen);
      sizes.push(line.amountFen);
      availableFen += leftFen;
    });
    const takenFen = Math.min(wantedFen, availableFen);
    if (takenFen === 0) return 0;
    prorate(takenFen, weights, sizes).forEach((fen, index) => {
      const place = places[index] ?? 0;
      if (fen === 0) return;
      this.leftFen[place] = (this.leftFen[place] ?? 0) - fen;
      const share = { promotionId: promotion?.id ?? null, fen };
      const before = this.shares[place];
      if (before) before.push(share);
      else this.shares[place] = [share];
    });
    return takenFen;
  }

  promotedLines(): PromotedLine[] {
    return this.lines.map((_, place) => {
      const shares = this.shares[place];
      return shares ? { shares, discountFen: shares.reduce((sum, { fen }) => sum + fen, 0) } : undiscounted;
    });
  }
}

const undiscounted: PromotedLine = { shares: [], discountFen: 0 };
