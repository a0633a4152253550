import type { DbOrTx } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { businessDayOf, daysBetween } from "@/server/shared/business-day";
import { type Gathered, gather } from "../figures/gather";
import { salesByDay, salesCurves } from "../figures/sales";
import { categoriesBelow, type StoreInScope, storesInScope } from "../figures/scope";
import {
  coverDays,
  type Figures,
  fenOfMicro,
  figuresOf,
  growthBp,
  sumOfParts,
  sumOfStock,
} from "../rules/figures";
import { daysBefore, daysOf } from "../rules/period";
import type { ChainReportInput } from "../schema";

/** So many points has the small curve of a store at most. */
const curvePoints = 31;

/** A store's figures in the report of headquarters. */
export interface StoreFigures extends Figures {
  store: string;
  name: string;
  kind: StoreInScope["kind"];
  route: string;
  /** Sales against the same number of days just before. */
  growthBp: number | null;
  stockFen: number;
  coverDays: number | null;
  /** Sales in equal steps of the period, for the small curve. */
  curve: number[];
}

/**
 * The stores within reach over a period, beside as many days just before it: one row a store in any column's order, what all of them
 * came to, and their sales day by day. A category narrows everything to its goods. Nothing depends on how many rows
 * there are but the time; seven statements answer it.
 */
export async function getChainReport(db: DbOrTx, actor: Actor, input: ChainReportInput, now: Date) {
  mustBeAbleTo(actor, "report.read");
  const today = businessDayOf(now);
  const period = { from: input.from, to: input.to };
  const before = daysBefore(period);
  const [stores, categoryIds] = await Promise.all([
    storesInScope(db, actor, input),
    categoriesBelow(db, input.category),
  ]);
  const scope = { storeIds: stores.map(({ id }) => id), categoryIds };
  const [of, days] = await Promise.all([
    gather(db, scope, period, before, today),
    salesByDay(db, scope, period),
  ]);
  const gathered = stores.map(({ id }) => of(id));
  const ordered = stores
    .map((store, index) => rowOf(store, gathered[index] as Gathered))
    .toSorted(by(input.sort, input.isDescending));
  const page = ordered.slice((input.page - 1) * input.limit, input.page * input.limit);
  const step = Math.ceil((daysBetween(period.from, period.to) + 1) / curvePoints);
  const shown = { ...scope, storeIds: page.map(({ id }) => id) };
  const curves = Map.groupBy(await salesCurves(db, shown, period, step), ({ storeId }) => storeId);
  const steps = Math.ceil((daysBetween(period.from, period.to) + 1) / step);
  const sold = new Map(days.map((one) => [one.day, one.salesFen]));
  return {
    ...period,
    before,
    total: ordered.length,
    rows: page.map(({ id, ...row }): StoreFigures => {
      const curve = new Array<number>(steps).fill(0);
      for (const point of curves.get(id) ?? []) curve[point.step] = point.salesFen;
      return { ...row, curve };
    }),
    all: totalsOf(gathered),
    days: daysOf(period).map((day) => ({ day, salesFen: sold.get(day) ?? 0 })),
  };
}

type Row = Omit<StoreFigures, "curve"> & { id: number };

function rowOf({ id, store, name, kind, route }: StoreInScope, parts: Gathered): Row {
  return {
    id,
    store,
    name,
    kind,
    route,
    ...figuresOf(parts.now),
    growthBp: growthBp(parts.now.salesFen, parts.before.salesFen),
    stockFen: fenOfMicro(parts.stock.stockMicro),
    coverDays: coverDays(parts.stock),
  };
}

/** Each total is rounded once from what the books say; a column of rounded rows may differ from it by fen. */
function totalsOf(gathered: readonly Gathered[]) {
  const stock = sumOfStock(gathered.map((one) => one.stock));
  return {
    now: figuresOf(sumOfParts(gathered.map((one) => one.now))),
    earlier: figuresOf(sumOfParts(gathered.map((one) => one.before))),
    stockFen: fenOfMicro(stock.stockMicro),
    coverDays: coverDays(stock),
  };
}

/** Stores without a figure come last either way; equal ones by their code. */
function by(sort: ChainReportInput["sort"], isDescending: boolean) {
  const sign = isDescending ? -1 : 1;
  return (a: Row, b: Row): number => {
    if (sort === "store") return sign * a.store.localeCompare(b.store);
    const [left, right] = [a[sort], b[sort]];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * (left - right) || a.store.localeCompare(b.store);
  };
}
