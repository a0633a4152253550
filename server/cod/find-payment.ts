import { type DbOrTx, sqlOf } from "@/db/client";
import type { CodPaymentKind } from "@/server/account";
import type { CodPaymentState } from "@/server/cod/write-payment";
import { formatFen } from "@/server/shared/fen";

export interface StoredPayment {
  id: number;
  paymentNo: string;
  kind: CodPaymentKind;
  storeId: number;
  store: string;
  amountFen: number;
  attempt: number;
  madeBy: string;
  isReversed: boolean;
  reversedByNo: string | null;
  parts: { delivery: string; amountFen: number }[];
}

/** Payments by number or, of one kind, by the number of their money; the latest first. */
export async function findPayments(
  db: DbOrTx,
  by: { paymentNo: string } | { kind: CodPaymentKind; reference: string },
): Promise<StoredPayment[]> {
  const sql = sqlOf(db);
  const wanted =
    "paymentNo" in by
      ? sql`p.payment_no = ${by.paymentNo}`
      : sql`p.kind = ${by.kind}::text::cod_payment_kind and p.reference = ${by.reference}`;
  return sql<StoredPayment[]>`
    select p.id, p.payment_no as "paymentNo", p.kind, p.store_id as "storeId", s.code as store, p.amount_fen as "amountFen",
           p.attempt, p.made_by as "madeBy", r.id is not null as "isReversed", r.payment_no as "reversedByNo",
           (select json_agg(json_build_object('delivery', d.delivery_no, 'amountFen', a.amount_fen) order by a.delivery_id)
            from cod_allocations a join deliveries d on d.id = a.delivery_id where a.payment_id = p.id) as parts
    from cod_payments p join stores s on s.id = p.store_id left join cod_payments r on r.reverses_id = p.id
    where ${wanted} order by p.id desc`;
}

export const stateOf = (stored: StoredPayment): CodPaymentState => ({
  payment: stored.paymentNo,
  kind: stored.kind,
  store: stored.store,
  amount: formatFen(stored.amountFen),
  deliveries: stored.parts.map(({ delivery, amountFen }) => ({ delivery, amount: formatFen(amountFen) })),
});
