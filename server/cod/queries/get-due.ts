import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/cod/errors";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

/** What is owed for one delivery order, and what was paid for it so far. */
export interface CodDueView {
  delivery: string;
  store: string;
  /** Before the approval the allocated amount, afterwards what was picked, changed by differences. */
  amount: string;
  paid: string;
  owed: string;
  /** What was paid too much, because the delivery cost less later or was taken back. */
  credit: string;
  /** Whether money can be recorded now: approved, and something is owed. */
  isPayable: boolean;
  mayCollect: boolean;
  payments: {
    payment: string;
    kind: string;
    at: string;
    by: string;
    amount: string;
    reference: string | null;
  }[];
}

interface Stored {
  storeId: number;
  dcId: number;
  store: string;
  owedFen: number;
  paidFen: number;
  isApproved: boolean;
  payments: {
    payment: string;
    kind: string;
    at: string;
    by: string;
    fen: number;
    reference: string | null;
  }[];
}

/** The due of a delivery order. Refused: `cod/no-due` when it is not paid on delivery, stores and DCs out of reach. */
export async function getCodDue(
  db: DbOrTx,
  actor: Actor,
  { delivery }: { delivery: string },
): Promise<CodDueView> {
  mustBeAbleTo(actor, "cod.read");
  const sql = sqlOf(db);
  const [due] = await sql<Stored[]>`
    select c.store_id as "storeId", d.dc_id as "dcId", s.code as store, c.paid_fen as "paidFen",
           case when c.status = 'void' then 0 else c.amount_fen end::int8 as "owedFen", d.approved_at is not null as "isApproved",
           (select coalesce(json_agg(json_build_object('payment', p.payment_no, 'kind', p.kind, 'at', p.at,
                                                       'by', p.made_by_name, 'fen', a.amount_fen, 'reference', p.reference)
                                     order by p.id desc), '[]')
            from cod_allocations a join cod_payments p on p.id = a.payment_id where a.delivery_id = d.id) as payments
    from deliveries d join cod_dues c on c.delivery_id = d.id join stores s on s.id = c.store_id
    where d.delivery_no = ${delivery}`;
  if (!due) throw refuse("cod/no-due", { delivery });
  mustReachStore(actor, due.storeId);
  mustReachDc(actor, due.dcId);
  const leftFen = due.owedFen - due.paidFen;
  return {
    delivery,
    store: due.store,
    amount: formatFen(due.owedFen),
    paid: formatFen(due.paidFen),
    owed: formatFen(Math.max(leftFen, 0)),
    credit: formatFen(Math.max(-leftFen, 0)),
    isPayable: due.isApproved && leftFen > 0,
    mayCollect: isAbleTo(actor, "cod.collect"),
    payments: due.payments.map(({ fen, at, ...payment }) => ({
      ...payment,
      at: instantText(new Date(at)),
      amount: formatFen(fen),
    })),
  };
}
