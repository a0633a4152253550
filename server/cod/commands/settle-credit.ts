import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/cod/errors";
import { stateOf } from "@/server/cod/find-payment";
import { type LockedDue, lockNamedDues } from "@/server/cod/load-payables";
import { lockReference } from "@/server/cod/lock-reference";
import type { OffsetCodInput, RefundCodInput } from "@/server/cod/schema";
import { type CodPaymentState, writePayment } from "@/server/cod/write-payment";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/**
 * Notes that a credit was paid back: what a store had paid for a delivery that later cost less, by a transfer with a number.
 * The same number again answers the same. Refused: `cod/no-credit`, `cod/no-due`, `cod/reference-used`.
 */
export async function refundCod(
  db: DbOrTx,
  actor: Actor,
  input: RefundCodInput,
  now: Date,
): Promise<CodPaymentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "cod.settle");
    const { delivery, amount, reference, reason } = input;
    const found = await lockReference(
      tx,
      { kind: "refund", reference },
      ({ amountFen, parts }) => amountFen === -amount && parts.every((part) => part.delivery === delivery),
    );
    if ("earlier" in found) return stateOf(found.earlier);
    const [due] = await lockNamedDues(tx, actor, [delivery]);
    invariant(due, "one was asked for");
    mustHaveCredit(due, amount);
    const refund = { kind: "refund" as const, reference, reason, attempt: found.attempt };
    return writePayment(tx, actor, refund, [{ due, amountFen: -amount }], now);
  });
}

/**
 * Uses a credit of one delivery for another one of the store; no money moves. Refused: `cod/no-credit`, `cod/too-much`,
 * `cod/not-payable`, `cod/other-store`, `cod/no-due`. Again it is a second use, refused when nothing is left of the credit.
 */
export async function offsetCod(
  db: DbOrTx,
  actor: Actor,
  input: OffsetCodInput,
  now: Date,
): Promise<CodPaymentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "cod.settle");
    const { amount } = input;
    if (input.from === input.to) throw refuse("cod/named-twice", { delivery: input.to });
    const [from, to] = await lockNamedDues(tx, actor, [input.from, input.to]);
    invariant(from && to, "two were asked for");
    const { delivery, status, store } = to;
    if (to.storeId !== from.storeId) throw refuse("cod/other-store", { delivery, store: from.store });
    mustHaveCredit(from, amount);
    if (!to.isPayable) throw refuse("cod/not-payable", { delivery, status });
    const owedFen = Math.max(to.owedFen - to.paidFen, 0);
    if (amount > owedFen) {
      const asked = formatFen(amount);
      throw refuse("cod/too-much", { of: `${store} ${delivery}`, owed: formatFen(owedFen), asked });
    }
    const parts = [
      { due: from, amountFen: -amount },
      { due: to, amountFen: amount },
    ];
    return writePayment(tx, actor, { kind: "offset" }, parts, now);
  });
}

function mustHaveCredit({ delivery, owedFen, paidFen }: LockedDue, amountFen: number): void {
  const creditFen = Math.max(paidFen - owedFen, 0);
  if (amountFen <= creditFen) return;
  throw refuse("cod/no-credit", {
    delivery,
    credit: formatFen(creditFen),
    asked: formatFen(amountFen),
  });
}
