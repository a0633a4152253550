import type { Bill, StoreInRun } from "./index-run";
import type { Payer, RefusedStore } from "./types";

/** Whether a payer with so much left may be asked for so much: equal is enough (D1), and nothing is asked for nothing. */
export function canPay(availableFen: number | null, needFen: number): boolean {
  return availableFen === null || needFen <= 0 || needFen <= availableFen;
}

/**
 * The second balance check (R15): goes through the stores in order of submission and refuses, whole, each that cannot pay
 * for what it would get. A refused store holds nothing, so a later and cheaper one of the same account may pass (ruling
 * 26). Marks the refused stores and says what each lacked.
 */
export function refuseWhoCannotPay(stores: readonly StoreInRun[]): RefusedStore[] {
  const askedFen = new Map<Payer, number>();
  const leftOf = (payer: Payer) =>
    payer.availableFen === null ? null : payer.availableFen - (askedFen.get(payer) ?? 0);

  const refused: RefusedStore[] = [];
  for (const store of stores) {
    const failing = store.bills.find((bill) => !canPay(leftOf(bill.payer), bill.needFen));
    if (failing !== undefined) {
      store.isRefused = true;
      refused.push(refusalOf(failing, leftOf(failing.payer) ?? 0));
      continue;
    }
    for (const bill of store.bills) {
      askedFen.set(bill.payer, (askedFen.get(bill.payer) ?? 0) + bill.needFen);
    }
  }
  return refused;
}

function refusalOf({ store, payer, needFen }: Bill, availableFen: number): RefusedStore {
  return {
    storeId: store.storeId,
    orderIds: store.orderIds,
    payer: payer.key,
    code: payer.code,
    availableFen,
    neededFen: needFen,
    shortfallFen: needFen - availableFen,
  };
}
