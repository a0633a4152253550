import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { type BusinessDay, businessDayOf, daysBetween } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";

/** What a store owes for one delivery and what it has paid for it. */
export interface CodDue {
  deliveryId: number;
  storeId: number;
  /** 0 once the delivery was taken back. */
  owedFen: number;
  paidFen: number;
}

export type CodPaymentKind = "payment" | "refund" | "offset" | "reversal";

/** Money of a COD store: which deliveries it is for, above 0 paid, below 0 taken off what was paid. */
export interface NewCodPayment {
  id: number;
  paymentNo: string;
  kind: CodPaymentKind;
  storeId: number;
  reference: string | null;
  attempt: number;
  reversesId: number | null;
  reason: string;
  madeBy: string;
  madeByName: string;
  allocations: readonly { deliveryId: number; amountFen: number }[];
}

/** Locks dues, lowest delivery first. Deliveries without one are missing from the answer. */
export async function lockDuesOf(tx: Tx, deliveryIds: readonly number[]): Promise<Map<number, CodDue>> {
  const sql = sqlOf(tx);
  const rows = await sql<CodDue[]>`
    select delivery_id as "deliveryId", store_id as "storeId", paid_fen as "paidFen",
           case when status = 'void' then 0 else amount_fen end::int8 as "owedFen"
    from cod_dues where delivery_id = any(${ints(deliveryIds)}::int8[]) order by delivery_id for update`;
  return new Map(rows.map((row) => [row.deliveryId, row]));
}

/**
 * Books money of a COD store against its dues, which the caller has locked (`lockDuesOf`); whether it may is the caller's
 * question. A due that is paid whole ends, one that is no longer opens again. Paid below zero, or a due of another store, is
 * a defect.
 */
export async function postCodPayment(
  tx: Tx,
  payment: NewCodPayment,
  dues: ReadonlyMap<number, CodDue>,
  now: Date,
): Promise<void> {
  const { allocations, storeId } = payment;
  for (const { deliveryId, amountFen } of allocations) {
    const due = dues.get(deliveryId);
    invariant(due?.storeId === storeId, `delivery ${deliveryId} has no due of store ${storeId}`);
    invariant(due.paidFen + amountFen >= 0, `less than nothing would be paid of delivery ${deliveryId}`);
  }
  const sql = sqlOf(tx);
  const at = now.toISOString();
  const totalFen = allocations.reduce((sum, { amountFen }) => sum + amountFen, 0);
  const deliveryIds = ints(column(allocations, (a) => a.deliveryId));
  const amounts = ints(column(allocations, (a) => a.amountFen));
  await sql`
    insert into cod_payments (id, payment_no, kind, store_id, amount_fen, reference, attempt, reverses_id, reason, made_by,
                              made_by_name, business_on, at)
    values (${payment.id}::int8, ${payment.paymentNo}, ${payment.kind}::text::cod_payment_kind, ${storeId}::int4,
            ${totalFen}::int8, ${payment.reference}, ${payment.attempt}::int2, ${payment.reversesId}::int8, ${payment.reason},
            ${payment.madeBy}, ${payment.madeByName}, booking_day(${businessDayOf(now)}::text::date), ${at}::text::timestamptz)`;
  await sql`
    insert into cod_allocations (payment_id, delivery_id, amount_fen)
    select ${payment.id}::int8, a.* from unnest(${deliveryIds}::text::int8[], ${amounts}::text::int8[]) a`;
  await sql`
    update cod_dues c set paid_fen = c.paid_fen + a.fen,
           status = case when c.status = 'void' then 'void'
                         when c.paid_fen + a.fen >= c.amount_fen then 'paid'::due_status else 'open' end,
           ended_at = case when c.status = 'void' then c.ended_at
                           when c.paid_fen + a.fen >= c.amount_fen then ${at}::text::timestamptz end
    from unnest(${deliveryIds}::text::int8[], ${amounts}::text::int8[]) a (delivery_id, fen)
    where c.delivery_id = a.delivery_id`;
}

/** How long a store may leave a delivery unpaid before generation stops for it; null: as long as it likes (R05). */
export async function codStopAfterDays(db: DbOrTx): Promise<number | null> {
  const sql = sqlOf(db);
  const [row] = await sql<{ days: number | null }[]>`select stop_after_days as days from cod_settings`;
  return row?.days ?? null;
}

/** Which of these stores have a delivery unpaid for longer than the setting allows, counted from its approval (R05). */
export async function stoppedCodStores(
  db: DbOrTx,
  storeIds: readonly number[],
  day: BusinessDay,
): Promise<Set<number>> {
  const stopAfterDays = storeIds.length === 0 ? null : await codStopAfterDays(db);
  if (stopAfterDays === null) return new Set();
  const sql = sqlOf(db);
  const rows = await sql<{ storeId: number; approvedAt: string }[]>`
    select c.store_id as "storeId", min(d.approved_at) as "approvedAt"
    from cod_dues c join deliveries d on d.id = c.delivery_id
    where c.status = 'open' and c.amount_fen > c.paid_fen and d.approved_at is not null
      and c.store_id = any(${ints(storeIds)}::int4[])
    group by c.store_id`;
  const isLate = ({ approvedAt }: { approvedAt: string }) =>
    daysBetween(businessDayOf(new Date(approvedAt)), day) > stopAfterDays;
  return new Set(rows.filter(isLate).map(({ storeId }) => storeId));
}
