import { prorate } from "@/server/shared/arithmetic";
import { amountsOf } from "@/server/shared/line-amounts";
import type { PlacedRow, RowClaim } from "./index-run";
import type { Part, PickPart } from "./types";

/** The part that a row becomes when so much of it is allocated; its pick type stays. */
export function partOfRow(placed: PlacedRow, allocatedEach: number): Part {
  const { qtyEach, discountFen, pickType } = placed.row;
  return makePart(placed, pickType, { orderedEach: qtyEach, allocatedEach, discountFen });
}

/**
 * The parts of a claim for a share. The share fills the rows in order of submission and line. A short `both` item is split
 * anew: the share's whole cases go to case picking, the rest is loose; what stays unserved belongs to the loose part, or
 * to the case part where there is no other, and the line's discount is spread over both by quantity (rulings 7, 23).
 */
export function partsOfClaim(claim: RowClaim, shareEach: number): Part[] {
  let left = shareEach;
  if (!claim.splitsAnew || shareEach === claim.wantedEach) {
    return claim.rows.map((placed) => {
      const allocatedEach = Math.min(left, placed.row.qtyEach);
      left -= allocatedEach;
      return partOfRow(placed, allocatedEach);
    });
  }

  const casePackEach = claim.rows[0]?.row.casePackEach ?? 1;
  let caseLeft = shareEach - (shareEach % casePackEach);
  return linesOf(claim).flatMap((rows) => {
    const servedEach = Math.min(
      left,
      sum(rows, (row) => row.row.qtyEach),
    );
    const caseEach = Math.min(caseLeft, servedEach);
    left -= servedEach;
    caseLeft -= caseEach;
    return splitLine(rows, caseEach, servedEach - caseEach);
  });
}

/** What a claim's parts cost in all. */
export function netOfParts(parts: readonly Part[]): number {
  let netFen = 0;
  for (const part of parts) netFen += part.netFen;
  return netFen;
}

function splitLine(rows: PlacedRow[], caseEach: number, looseEach: number): Part[] {
  const first = rows[0];
  if (first === undefined) return [];
  const orderedEach = sum(rows, ({ row }) => row.qtyEach);
  const discountFen = sum(rows, ({ row }) => row.discountFen);
  const hasLoose = looseEach > 0 || (caseEach === 0 && rows.some(({ row }) => row.pickType === "loose"));
  if (!hasLoose) return [makePart(first, "case", { orderedEach, allocatedEach: caseEach, discountFen })];
  if (caseEach === 0)
    return [makePart(first, "loose", { orderedEach, allocatedEach: looseEach, discountFen })];

  const restEach = orderedEach - caseEach;
  const [caseDiscountFen = 0, looseDiscountFen = 0] = prorate(discountFen, [caseEach, restEach]);
  return [
    makePart(first, "case", { orderedEach: caseEach, allocatedEach: caseEach, discountFen: caseDiscountFen }),
    makePart(first, "loose", {
      orderedEach: restEach,
      allocatedEach: looseEach,
      discountFen: looseDiscountFen,
    }),
  ];
}

function makePart(
  { row, order, bill }: PlacedRow,
  pickType: PickPart,
  figures: { orderedEach: number; allocatedEach: number; discountFen: number },
): Part {
  const { unitPriceFen, isWeighed } = row;
  const { orderedEach, allocatedEach, discountFen } = figures;
  return {
    orderId: row.orderId,
    storeId: order.storeId,
    lineNo: row.lineNo,
    itemId: row.itemId,
    dcId: row.dcId,
    pickType,
    isGift: row.isGift,
    isWeighed,
    payer: bill.payer.key,
    orderedEach,
    allocatedEach,
    unitPriceFen,
    discountFen,
    netFen: amountsOf(
      { orderedEach, unitPriceFen, discountFen, isWeighed, isGift: row.isGift },
      allocatedEach,
    ).netFen,
  };
}

/** A claim's rows by order line; they are sorted, so rows of one line are neighbours. */
function linesOf(claim: RowClaim): PlacedRow[][] {
  const lines: PlacedRow[][] = [];
  for (const placed of claim.rows) {
    const line = lines.at(-1);
    const isSameLine =
      line?.[0]?.row.orderId === placed.row.orderId && line[0].row.lineNo === placed.row.lineNo;
    if (line !== undefined && isSameLine) line.push(placed);
    else lines.push([placed]);
  }
  return lines;
}

function sum(rows: readonly PlacedRow[], figure: (row: PlacedRow) => number): number {
  return rows.reduce((total, row) => total + figure(row), 0);
}
