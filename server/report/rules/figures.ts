/** What a store, or all of them, came to in a period: exact sums, from which the figures are made. */
export interface Parts {
  salesFen: number;
  costMicro: number;
  orderedFen: number;
  approvedFen: number;
  deliveredFen: number;
  returnedFen: number;
  writtenOffFen: number;
  countedMicro: number;
}

/** Stock and what is sold a day, as of today. */
export interface StockParts {
  stockMicro: number;
  soldMicro: number;
  soldDays: number;
}

export interface Figures {
  /** Sales less what customers brought back, with tax. */
  salesFen: number;
  /** Cost of the goods sold: each at the store's moving average when its parcel came, with tax (3.0.5). */
  costFen: number;
  marginFen: number;
  /** Margin of sales. */
  marginBp: number | null;
  orderedFen: number;
  approvedFen: number;
  deliveredFen: number;
  /** Delivered of ordered. */
  fillBp: number | null;
  returnedFen: number;
  writtenOffFen: number;
  /** Above zero counts found goods missing. */
  countedFen: number;
}

export const noParts: Parts = {
  salesFen: 0,
  costMicro: 0,
  orderedFen: 0,
  approvedFen: 0,
  deliveredFen: 0,
  returnedFen: 0,
  writtenOffFen: 0,
  countedMicro: 0,
};
export const noStock: StockParts = { stockMicro: 0, soldMicro: 0, soldDays: 0 };

const addTo = <T extends object>(sum: T, one: T): T =>
  Object.fromEntries(
    Object.entries(sum).map(([name, value]) => [name, value + ((one as Record<string, number>)[name] ?? 0)]),
  ) as T;

/** The parts of all stores together. */
export const sumOfParts = (all: readonly Parts[]): Parts => all.reduce(addTo, noParts);

/** The stock of all stores together; a day counts on which any of them sold. */
export const sumOfStock = (all: readonly StockParts[]): StockParts => ({
  ...all.reduce(addTo, noStock),
  soldDays: Math.max(0, ...all.map(({ soldDays }) => soldDays)),
});

/** The figures that people see, each rounded once from its exact sum. */
export function figuresOf(parts: Parts): Figures {
  const costFen = fenOfMicro(parts.costMicro);
  const marginFen = parts.salesFen - costFen;
  return {
    salesFen: parts.salesFen,
    costFen,
    marginFen,
    marginBp: shareBp(marginFen, parts.salesFen),
    orderedFen: parts.orderedFen,
    approvedFen: parts.approvedFen,
    deliveredFen: parts.deliveredFen,
    fillBp: shareBp(parts.deliveredFen, parts.orderedFen),
    returnedFen: parts.returnedFen,
    writtenOffFen: parts.writtenOffFen,
    countedFen: fenOfMicro(parts.countedMicro),
  };
}

/** Basis points of a whole, rounded half up; null where there is no whole: who took back more than he sold has no share. */
export function shareBp(part: number, whole: number): number | null {
  return whole > 0 ? Math.round((part * 10_000) / whole) : null;
}

/** By how much a figure grew, in basis points of what it was; null where it was nothing. */
export function growthBp(now: number, before: number): number | null {
  return before > 0 ? Math.round(((now - before) * 10_000) / before) : null;
}

/** For how many days stock lasts at the cost of what is sold, rounded down; null where nothing is. */
export function coverDays({ stockMicro, soldMicro, soldDays }: StockParts): number | null {
  if (soldMicro <= 0 || soldDays === 0) return null;
  return Math.floor((stockMicro * soldDays) / soldMicro);
}

/** Micro-yuan in fen, half up. */
export function fenOfMicro(micro: number): number {
  return Math.round(micro / 10_000) + 0;
}
