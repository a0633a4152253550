import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/cod/errors";
import { findPayments, type StoredPayment, stateOf } from "@/server/cod/find-payment";
import { lockNamedDues } from "@/server/cod/load-payables";
import type { ReverseCodPaymentInput } from "@/server/cod/schema";
import { type CodPaymentState, handOf, writePayment } from "@/server/cod/write-payment";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/**
 * Takes a payment, a refund or an offset back as a whole by a red entry (红冲); the deliveries are owed as before it. Whoever
 * recorded it does not reverse it (`cod/own-payment`). Refused: `cod/payment-used` while a part was paid back or used since,
 * `cod/cannot-reverse` a reversal, `cod/unknown-payment`. Again: the same answer, nothing posted.
 */
export async function reverseCodPayment(
  db: DbOrTx,
  actor: Actor,
  input: ReverseCodPaymentInput,
  now: Date,
): Promise<CodPaymentState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "cod.reverse");
    const before = one(await findPayments(tx, { paymentNo: input.payment }), input.payment);
    mustReachStore(actor, before.storeId);
    if (before.kind === "reversal") throw refuse("cod/cannot-reverse", { payment: before.paymentNo });
    const names = before.parts.map(({ delivery }) => delivery);
    const dues = await lockNamedDues(tx, actor, names);
    const payment = one(await findPayments(tx, { paymentNo: input.payment }), input.payment);
    if (payment.reversedByNo !== null)
      return stateOf(one(await findPayments(tx, { paymentNo: payment.reversedByNo }), payment.reversedByNo));
    mustBeAnotherHand(actor, payment);
    const parts = payment.parts.map(({ delivery, amountFen }) => {
      const due = dues.find((other) => other.delivery === delivery);
      invariant(due, `${payment.paymentNo} is for ${delivery}`);
      if (due.paidFen < amountFen)
        throw refuse("cod/payment-used", {
          payment: payment.paymentNo,
          delivery,
          paid: formatFen(due.paidFen),
        });
      return { due, amountFen: 0 - amountFen };
    });
    return writePayment(
      tx,
      actor,
      { kind: "reversal", reversesId: payment.id, reason: input.reason },
      parts,
      now,
    );
  });
}

/** An administrator's machine answers for its own. */
function mustBeAnotherHand(actor: Actor, payment: StoredPayment): void {
  if (payment.madeBy !== handOf(actor) || (actor.kind === "token" && actor.role === "admin")) return;
  throw refuse("cod/own-payment", { payment: payment.paymentNo });
}

function one([payment]: readonly StoredPayment[], paymentNo: string): StoredPayment {
  if (!payment) throw refuse("cod/unknown-payment", { payment: paymentNo });
  return payment;
}
