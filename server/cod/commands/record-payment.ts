import type { DbOrTx, Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/cod/errors";
import { type StoredPayment, stateOf } from "@/server/cod/find-payment";
import { findCodStore, type LockedDue, lockNamedDues, lockOldestDues } from "@/server/cod/load-payables";
import { lockReference } from "@/server/cod/lock-reference";
import { sharePayment } from "@/server/cod/rules/share-payment";
import type { RecordCodPaymentInput } from "@/server/cod/schema";
import { type CodPaymentState, writePayment } from "@/server/cod/write-payment";
import { formatFen } from "@/server/shared/fen";

type Part = { due: LockedDue; amountFen: number };

/**
 * Records what a store paid by QR code for goods that were approved (R05): for the deliveries named, each up to what is still
 * owed, or the oldest first. Part of a delivery may be paid, more than is owed may not, to the fen. The same payment number
 * again answers the same; with another store or amount it is refused. Refused: `cod/cash-forbidden`, `cod/too-much`,
 * `cod/parts-differ`, `cod/named-twice`, `cod/not-payable`, `cod/other-store`, `cod/no-due`, `cod/unknown-store`,
 * `cod/reference-used`, stores and DCs out of reach.
 */
export async function recordCodPayment(
  db: DbOrTx,
  actor: Actor,
  input: RecordCodPaymentInput,
  now: Date,
): Promise<CodPaymentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "cod.collect");
    if (input.method === "cash") throw refuse("cod/cash-forbidden");
    const storeId = await findCodStore(tx, actor, input.store);
    const { reference } = input;
    const found = await lockReference(tx, { kind: "payment", reference }, (stored) =>
      isSame(stored, storeId, input),
    );
    if ("earlier" in found) return stateOf(found.earlier);
    const parts = input.deliveries
      ? await named(tx, actor, input, input.deliveries)
      : await oldestFirst(tx, actor, input, storeId);
    return writePayment(tx, actor, { kind: "payment", reference, attempt: found.attempt }, parts, now);
  });
}

function isSame(stored: StoredPayment, storeId: number, input: RecordCodPaymentInput): boolean {
  if (stored.storeId !== storeId || stored.amountFen !== input.amount) return false;
  if (!input.deliveries) return true;
  const paid = new Map(stored.parts.map(({ delivery, amountFen }) => [delivery, amountFen]));
  return (
    paid.size === input.deliveries.length &&
    input.deliveries.every(({ delivery, amount }) => paid.get(delivery) === amount)
  );
}

async function named(
  tx: Tx,
  actor: Actor,
  { store, amount }: RecordCodPaymentInput,
  wanted: readonly { delivery: string; amount: number }[],
): Promise<Part[]> {
  const names = new Set<string>();
  for (const { delivery } of wanted) {
    if (names.has(delivery)) throw refuse("cod/named-twice", { delivery });
    names.add(delivery);
  }
  const sumFen = wanted.reduce((sum, part) => sum + part.amount, 0);
  if (sumFen !== amount)
    throw refuse("cod/parts-differ", { amount: formatFen(amount), parts: formatFen(sumFen) });
  const dues = await lockNamedDues(tx, actor, [...names]);
  return dues.map((due, index) => {
    const { delivery, status } = due;
    const amountFen = wanted[index]?.amount ?? 0;
    if (due.store !== store) throw refuse("cod/other-store", { delivery, store });
    if (!due.isPayable) throw refuse("cod/not-payable", { delivery, status });
    const owedFen = Math.max(due.owedFen - due.paidFen, 0);
    if (amountFen > owedFen)
      throw refuse("cod/too-much", {
        of: delivery,
        owed: formatFen(owedFen),
        asked: formatFen(amountFen),
      });
    return { due, amountFen };
  });
}

async function oldestFirst(
  tx: Tx,
  actor: Actor,
  { store, amount }: RecordCodPaymentInput,
  storeId: number,
): Promise<Part[]> {
  const dues = await lockOldestDues(tx, actor, storeId);
  const payables = dues.map((due) => ({
    due,
    deliveryId: due.deliveryId,
    owedFen: due.owedFen - due.paidFen,
  }));
  const { parts, restFen } = sharePayment(amount, payables);
  if (restFen > 0)
    throw refuse("cod/too-much", {
      of: store,
      owed: formatFen(amount - restFen),
      asked: formatFen(amount),
    });
  const byId = new Map(dues.map((due) => [due.deliveryId, due]));
  return parts.flatMap(({ deliveryId, amountFen }) => {
    const due = byId.get(deliveryId);
    return due ? [{ due, amountFen }] : [];
  });
}
