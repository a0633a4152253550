import { sqlOf, type Tx } from "@/db/client";
import { type CodPaymentKind, postCodPayment } from "@/server/account";
import type { Actor } from "@/server/auth/actor";
import type { LockedDue } from "@/server/cod/load-payables";
import { recordEvents } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";

/** A payment as it was booked: what each delivery got of it, and what is owed or too much after it. */
export interface CodPaymentState {
  payment: string;
  kind: CodPaymentKind;
  store: string;
  amount: string;
  deliveries: { delivery: string; amount: string }[];
}

interface Wanted {
  kind: CodPaymentKind;
  reference?: string;
  attempt?: number;
  reversesId?: number;
  reason?: string;
}

const eventOf: Record<CodPaymentKind, string> = {
  payment: "cod.paid",
  refund: "cod.refunded",
  offset: "cod.offset",
  reversal: "cod.payment_reversed",
};

/** Who somebody is on a payment: people and tokens are different hands. */
export const handOf = (actor: Actor) => `${actor.kind}:${actor.id}`;

/** Gives the payment its number, books it and notes it in the history of each delivery. */
export async function writePayment(
  tx: Tx,
  actor: Actor,
  { kind, reference, attempt = 1, reversesId, reason = "" }: Wanted,
  parts: readonly { due: LockedDue; amountFen: number }[],
  now: Date,
): Promise<CodPaymentState> {
  const [first] = parts;
  invariant(first, "a payment is for at least one delivery");
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('cod_payments_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const paymentNo = documentNumber("CP", businessDayOf(now), next.id);
  const { storeId, store } = first.due;
  const payment = {
    id: next.id,
    paymentNo,
    kind,
    storeId,
    reference: reference ?? null,
    attempt,
    reversesId: reversesId ?? null,
    reason,
    madeBy: handOf(actor),
    madeByName: actor.name,
    allocations: parts.map(({ due, amountFen }) => ({ deliveryId: due.deliveryId, amountFen })),
  };
  await postCodPayment(tx, payment, new Map(parts.map(({ due }) => [due.deliveryId, due])), now);
  await recordEvents(
    tx,
    actor,
    parts.map(({ due, amountFen }) => ({
      type: eventOf[kind],
      documentType: "delivery",
      documentId: due.deliveryId,
      before: { paidFen: due.paidFen },
      after: { paidFen: due.paidFen + amountFen },
      reason: reason || undefined,
      details: { payment: paymentNo, amountFen },
    })),
    now,
  );
  return {
    payment: paymentNo,
    kind,
    store,
    amount: formatFen(parts.reduce((sum, { amountFen }) => sum + amountFen, 0)),
    deliveries: parts.map(({ due, amountFen }) => ({ delivery: due.delivery, amount: formatFen(amountFen) })),
  };
}
