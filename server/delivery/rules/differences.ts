import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { lineAmountFen } from "@/server/shared/line-amounts";
import { amountsOf, type DeliveryLinePart } from "./amounts";
import { spreadPicked } from "./shorts";

export const differenceTypes = ["short", "over", "damaged"] as const;
/** Short (短少): booked in, never arrived. Over (多发): arrived, never booked. Damaged (破损): arrived, worth nothing. */
export type DifferenceType = (typeof differenceTypes)[number];
export const differenceStatuses = ["submitted", "accepted", "part_accepted", "rejected"] as const;
export type DifferenceStatus = (typeof differenceStatuses)[number];

/** How long after the delivery a store may claim by itself; later only HQ does it for the store (U4). */
export const claimHours = 24;
/** How long the DC has to decide on what was claimed (2.3); then the delivery order is closed. */
export const decisionHours = 48;
/** `auto_accept_amount`: notes below it are accepted without anybody looking (2.3). */
export const autoAcceptFen = 2_000;
/** … while all such notes of a store stay below this share of its purchases of these days. */
export const autoAcceptBp = 20;
export const autoAcceptDays = 30;

/** A line of an approved delivery order, of one item. */
export interface DeliveredLine extends DeliveryLinePart {
  lineNo: number;
  pickedEach: number;
  isGift: boolean;
}

/** Pieces that the delivery order says have arrived of an item. */
export function deliveredEach(lines: readonly DeliveredLine[]): number {
  return lines.reduce((sum, { pickedEach }) => sum + pickedEach, 0);
}

/**
 * Pieces of an item behind the last one that a return has, in the order in which claims count: gifts first, then the last line
 * . Returns count from the other end, so that a piece is never paid back twice. `returnedTo`: up to which piece each
 * line is returned.
 */
export function unreturnedEach(
  lines: readonly DeliveredLine[],
  returnedTo: ReadonlyMap<number, number>,
): number {
  const lastFirst = [...lines].sort((a, b) => Number(b.isGift) - Number(a.isGift) || b.lineNo - a.lineNo);
  let each = 0;
  for (const { lineNo, pickedEach } of lastFirst) {
    const returned = returnedTo.get(lineNo) ?? 0;
    each += pickedEach - returned;
    if (returned > 0) break;
  }
  return each;
}

/**
 * What an accepted claim of an item gives back, in fen: quantity × net unit price of the line (2.3), after `beforeEach`
 * pieces were accepted earlier. It is the difference of two cumulated figures, so that fen errors do not add up (3.0.11):
 * all pieces together give back exactly what was charged, never more. Where an item is on several lines, what arrived
 * counts for bought lines before gifts, as in picking: a missing piece is a gift first, and a gift is worth 0.00.
 */
export function creditOf(lines: readonly DeliveredLine[], beforeEach: number, qtyEach: number): number {
  return claimedFen(lines, beforeEach + qtyEach) - claimedFen(lines, beforeEach);
}

function claimedFen(lines: readonly DeliveredLine[], claimedEach: number): number {
  const asPicked = lines.map((line) => ({ ...line, allocatedEach: line.pickedEach }));
  const left = spreadPicked(asPicked, deliveredEach(lines) - claimedEach);
  return left.reduce((sum, { line, pickedEach }) => {
    if (line.pickedEach === 0) return sum;
    const { netFen } = amountsOf(line, line.pickedEach);
    return sum + mulDivHalfUp(netFen, line.pickedEach - pickedEach, line.pickedEach);
  }, 0);
}

/**
 * What a store pays for pieces that came above the delivery order and that it keeps, after `beforeEach` of them: at the net
 * unit price of what it bought of the item, or at the delivery price when it only got it as a gift.
 */
export function chargeOf(lines: readonly DeliveredLine[], beforeEach: number, qtyEach: number): number {
  return keptFen(lines, beforeEach + qtyEach) - keptFen(lines, beforeEach);
}

function keptFen(lines: readonly DeliveredLine[], qtyEach: number): number {
  const bought = lines.filter(({ isGift }) => !isGift);
  const orderedEach = bought.reduce((sum, line) => sum + line.orderedEach, 0);
  if (orderedEach > 0) {
    const netFen = bought.reduce((sum, line) => sum + amountsOf(line, line.orderedEach).netFen, 0);
    return mulDivHalfUp(netFen, qtyEach, orderedEach);
  }
  const [gift] = lines;
  return gift ? lineAmountFen({ ...gift, qty: qtyEach }) : 0;
}

/**
 * Whether a note is accepted without anybody looking (2.3): its value, signs ignored, is below `autoAcceptFen`, and with
 * what was accepted so before in the period below `autoAcceptBp` of the store's purchases of the period.
 */
export function isAcceptedByItself(note: {
  valueFen: number;
  acceptedBeforeFen: number;
  purchasesFen: number;
}): boolean {
  const shareFen = (note.purchasesFen * autoAcceptBp) / 10_000;
  return note.valueFen < autoAcceptFen && note.valueFen + note.acceptedBeforeFen < shareFen;
}

/** The state that a decision leads to. */
export function statusOfDecision(
  lines: readonly { qtyEach: number; acceptedEach: number }[],
): Exclude<DifferenceStatus, "submitted"> {
  if (lines.every(({ acceptedEach }) => acceptedEach === 0)) return "rejected";
  return lines.every(({ qtyEach, acceptedEach }) => acceptedEach === qtyEach) ? "accepted" : "part_accepted";
}
