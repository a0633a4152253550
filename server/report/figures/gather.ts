import type { DbOrTx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { noParts, noStock, type Parts, type StockParts } from "../rules/figures";
import type { Period } from "../rules/period";
import { stockOf } from "./cover";
import { lossesOf } from "./losses";
import { salesOf } from "./sales";
import type { Scope } from "./scope";
import { supplyOf } from "./supply";

export interface Gathered {
  now: Parts;
  before: Parts;
  stock: StockParts;
}

/** The parts of every store of the scope, in four questions at once however many stores and rows there are. */
export async function gather(
  db: DbOrTx,
  scope: Scope,
  period: Period,
  before: Period,
  today: BusinessDay,
): Promise<(storeId: number) => Gathered> {
  const [sales, supply, losses, stock] = await Promise.all([
    salesOf(db, scope, period, before),
    supplyOf(db, scope, period, before),
    lossesOf(db, scope, period, before),
    stockOf(db, scope, today),
  ]);
  const [sold, supplied, lost, held] = [byStore(sales), byStore(supply), byStore(losses), byStore(stock)];
  return (storeId) => {
    const s = sold.get(storeId);
    const d = supplied.get(storeId);
    const l = lost.get(storeId);
    const k = held.get(storeId);
    return {
      now: { ...noParts, ...pick(s, salesParts), ...pick(d, supplyParts), ...pick(l, lossParts) },
      before: {
        ...noParts,
        ...(s && { salesFen: s.beforeSalesFen, costMicro: s.beforeCostMicro }),
        ...(d && {
          orderedFen: d.beforeOrderedFen,
          approvedFen: d.beforeApprovedFen,
          deliveredFen: d.beforeDeliveredFen,
        }),
        ...(l && {
          returnedFen: l.beforeReturnedFen,
          writtenOffFen: l.beforeWrittenOffFen,
          countedMicro: l.beforeCountedMicro,
        }),
      },
      stock: { ...noStock, ...pick(k, ["stockMicro", "soldMicro", "soldDays"]) },
    };
  };
}

const salesParts = ["salesFen", "costMicro"] as const;
const supplyParts = ["orderedFen", "approvedFen", "deliveredFen"] as const;
const lossParts = ["returnedFen", "writtenOffFen", "countedMicro"] as const;

const byStore = <T extends { storeId: number }>(rows: readonly T[]) =>
  new Map(rows.map((row) => [row.storeId, row]));

const pick = <T extends object, K extends keyof T>(row: T | undefined, names: readonly K[]) =>
  row && (Object.fromEntries(names.map((name) => [name, row[name]])) as Pick<T, K>);
