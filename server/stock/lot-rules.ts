import { divideUp } from "@/server/shared/arithmetic";
import { addDays, type BusinessDay } from "@/server/shared/business-day";

/** The date of goods that have none: the database's `infinity`, which comes after all days. */
export const undated = "infinity";
export type ExpiryDate = BusinessDay | typeof undated;

/** Goods of an item at a DC with one expiry date at one place. */
export interface Lot {
  expiresOn: ExpiryDate;
  location: string;
  qtyEach: number;
}

/** What may be taken: any lot, or those of a date or a place. */
export type LotWish = Partial<Pick<Lot, "expiresOn" | "location">>;

/** The share of an item's shelf life that must be left when it goes to a store, where a DC has said nothing: two thirds. */
export const usualShipRestBp = 6_667;

/**
 * The first expiry date on which goods may go to a store on `day`: with so much of their shelf life left, rounded up to whole days. Of
 * an item whose shelf life is unknown only what has expired is kept back.
 */
export function fitFrom(day: BusinessDay, shelfLifeDays: number | null, restBp: number): BusinessDay {
  return addDays(day, divideUp((shelfLifeDays ?? 0) * restBp, 10_000));
}

/** First expired first; of one date the pick face before other places, those by their code. */
export function byTurn(face: string): (a: Lot, b: Lot) => number {
  return (a, b) =>
    compareDates(a.expiresOn, b.expiresOn) ||
    Number(a.location !== face) - Number(b.location !== face) ||
    (a.location < b.location ? -1 : Number(a.location > b.location));
}

/** Dates in their order, `infinity` last. */
export function compareDates(a: ExpiryDate, b: ExpiryDate): number {
  if (a === b) return 0;
  if (a === undated) return 1;
  return b === undated || a < b ? -1 : 1;
}

const fits = (lot: Lot, wish: LotWish) =>
  (wish.expiresOn === undefined || wish.expiresOn === lot.expiresOn) &&
  (wish.location === undefined || wish.location === lot.location);

/**
 * Takes a quantity out of lots, first expired first, of those that fit the wish; what they do not have is not taken. Answers what was
 * taken and what is left; an emptied lot is left out.
 */
export function takeLots(
  lots: readonly Lot[],
  face: string,
  qtyEach: number,
  wish: LotWish = {},
): { taken: Lot[]; left: Lot[] } {
  let wanted = qtyEach;
  const taken: Lot[] = [];
  const left: Lot[] = [];
  for (const lot of lots.length > 1 ? lots.toSorted(byTurn(face)) : lots) {
    const qty = fits(lot, wish) ? Math.min(wanted, lot.qtyEach) : 0;
    wanted -= qty;
    if (qty > 0) taken.push({ ...lot, qtyEach: qty });
    if (lot.qtyEach > qty) left.push({ ...lot, qtyEach: lot.qtyEach - qty });
  }
  return { taken, left };
}

/** The lots with goods added to them. */
export function putLot(lots: readonly Lot[], added: Lot): Lot[] {
  if (added.qtyEach === 0) return [...lots];
  const isSame = (lot: Lot) => lot.expiresOn === added.expiresOn && lot.location === added.location;
  if (!lots.some(isSame)) return [...lots, added];
  return lots.map((lot) => (isSame(lot) ? { ...lot, qtyEach: lot.qtyEach + added.qtyEach } : lot));
}

/** A quantity by expiry date. */
export interface Dated {
  expiresOn: ExpiryDate;
  qtyEach: number;
}

/** Quantities of one date taken together, in the order of the dates. */
export function byDate(rows: readonly Dated[]): Dated[] {
  const sums = new Map<ExpiryDate, number>();
  for (const { expiresOn, qtyEach } of rows) sums.set(expiresOn, (sums.get(expiresOn) ?? 0) + qtyEach);
  return [...sums]
    .map(([expiresOn, qtyEach]) => ({ expiresOn, qtyEach }))
    .sort((a, b) => compareDates(a.expiresOn, b.expiresOn));
}

/**
 * Which dates serve whom: one after the other in the order given, each from what expires first among the goods that are good long
 * enough. What is too short is given to nobody; a want that is not covered stays without a date.
 */
export function planDates<Want extends { qtyEach: number }>(
  free: readonly Dated[],
  fitFromDay: BusinessDay,
  wants: readonly Want[],
): { want: Want; dates: Dated[] }[] {
  const stock = byDate(free).filter(({ expiresOn }) => compareDates(expiresOn, fitFromDay) >= 0);
  return wants.map((want) => {
    let open = want.qtyEach;
    const dates: Dated[] = [];
    for (const lot of stock) {
      const qty = Math.min(open, Math.max(0, lot.qtyEach));
      if (qty === 0) continue;
      lot.qtyEach -= qty;
      open -= qty;
      dates.push({ expiresOn: lot.expiresOn, qtyEach: qty });
    }
    return { want, dates };
  });
}
