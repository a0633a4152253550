import type { Tx } from "@/db/client";
import { balancesOf, codUnpaidFen, lockAccounts, lockCodDues, stoppedCodStores } from "@/server/account";
import type { BusinessDay } from "@/server/shared/business-day";
import { type DcItem, dcStockOf, lockDcStock, stockKey } from "@/server/stock";
import type { Payer, Run, RunStock } from "../rules";
import { mostAsked, payersDecideAlike, stockDecidesAlike } from "../rules/enough";
import type { PooledOrder } from "./select-run";

/** Who pays for an order, as it was submitted: its account, its store on delivery, or nobody (R05, ruling 15). */
export function payerKey(order: PooledOrder): string {
  if (order.settlement === "cod") return `store:${order.storeId}`;
  return order.accountId === null ? "direct" : `account:${order.accountId}`;
}

/**
 * Locks the accounts, COD limits and stock that a run was decided on, and says whether the decision is still the one that would be
 * made (`rules/enough.ts`). Its orders are locked before.
 */
export async function isStillSo(
  tx: Tx,
  { orders, run }: { orders: readonly PooledOrder[]; run: Run },
  day: BusinessDay,
  deliverOn: BusinessDay,
): Promise<boolean> {
  const most = mostAsked(run);
  if (!payersDecideAlike(run, await loadPayers(tx, orders, day, true), most)) return false;
  return stockDecidesAlike(run, await loadStock(tx, run.stock, deliverOn, true), most);
}

/** Who pays for these orders and how much each may still be asked; with `lock` nobody else changes it any more. */
export async function loadPayers(
  tx: Tx,
  orders: readonly PooledOrder[],
  day: BusinessDay,
  lock: boolean,
): Promise<Payer[]> {
  const accountIds = new Set<number>();
  const codLimits = new Map<number, number>();
  for (const order of orders) {
    const key = payerKey(order);
    if (key.startsWith("account:") && order.accountId !== null) accountIds.add(order.accountId);
    if (key.startsWith("store:")) codLimits.set(order.storeId, order.codLimitFen ?? 0);
  }
  const accounts = await (lock ? lockAccounts : balancesOf)(tx, [...accountIds], day);
  if (lock) await lockCodDues(tx, [...codLimits.keys()]);
  const unpaid = await codUnpaidFen(tx, [...codLimits.keys()]);
  const stopped = await stoppedCodStores(tx, [...codLimits.keys()], day);
  return [
    { key: "direct", code: "account/insufficient-balance", availableFen: null },
    ...[...accounts.values()].map((account) => ({
      key: `account:${account.id}`,
      code: "account/insufficient-balance" as const,
      availableFen: account.availableFen,
    })),
    ...[...codLimits].map(([storeId, limitFen]) => {
      const key = `store:${storeId}`;
      if (stopped.has(storeId)) return { key, code: "account/cod-overdue" as const, availableFen: 0 };
      const availableFen = limitFen - (unpaid.get(storeId) ?? 0);
      return { key, code: "account/cod-limit" as const, availableFen };
    }),
  ];
}

/** What may be promised of these items: what is too short for a store on the day of delivery is not there to be shared. */
export async function loadStock(
  tx: Tx,
  wanted: readonly DcItem[],
  day: BusinessDay,
  lock: boolean,
): Promise<RunStock[]> {
  const stock = await (lock ? lockDcStock : dcStockOf)(tx, wanted, day);
  return wanted.map(({ dcId, itemId }) => ({
    dcId,
    itemId,
    availableEach: stock.get(stockKey(dcId, itemId))?.availableEach ?? 0,
  }));
}
