import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { CodPaymentKind } from "@/server/account";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { ListCodPaymentsInput } from "@/server/cod/schema";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface CodPaymentRow {
  payment: string;
  kind: CodPaymentKind;
  store: string;
  amount: string;
  /** The number of the money; offsets and reversals move none. */
  reference: string | null;
  at: string;
  by: string;
  reason: string;
  /** The payment that this one takes back, and the one that takes this one back. */
  reverses: string | null;
  reversedBy: string | null;
  deliveries: { delivery: string; amount: string }[];
}

interface Stored extends Omit<CodPaymentRow, "amount" | "deliveries"> {
  id: number;
  amountFen: number;
  parts: { delivery: string; fen: number }[];
}

/** Money of cash-on-delivery stores, newest first, of one store or for one delivery, within the actor's reach. */
export async function listCodPayments(
  db: DbOrTx,
  actor: Actor,
  input: ListCodPaymentsInput,
): Promise<Page<CodPaymentRow>> {
  mustBeAbleTo(actor, "cod.read");
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { store = null, delivery = null } = input;
  const rows = await sql<Stored[]>`
    select p.id, p.payment_no as payment, p.kind, s.code as store, p.amount_fen as "amountFen", p.reference, p.at,
           p.made_by_name as by, p.reason, o.payment_no as reverses, r.payment_no as "reversedBy",
           (select json_agg(json_build_object('delivery', d.delivery_no, 'fen', a.amount_fen) order by d.id)
            from cod_allocations a join deliveries d on d.id = a.delivery_id where a.payment_id = p.id) as parts
    from cod_payments p join stores s on s.id = p.store_id
    left join cod_payments o on o.id = p.reverses_id
    left join cod_payments r on r.reverses_id = p.id
    where (${before}::int8 is null or p.id < ${before}::int8)
      and (${store}::text is null or s.code = ${store}::text)
      and (${delivery}::text is null or p.id in (
            select a.payment_id from cod_allocations a join deliveries d on d.id = a.delivery_id
            where d.delivery_no = ${delivery}::text))
      and (${actor.storeIds === null}::bool or p.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${actor.dcIds === null}::bool or exists (
            select 1 from cod_allocations a join deliveries d on d.id = a.delivery_id
            where a.payment_id = p.id and d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[])))
    order by p.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, amountFen, parts, at, ...row }) => ({
      ...row,
      at: instantText(new Date(at)),
      amount: formatFen(amountFen),
      deliveries: parts.map((part) => ({ delivery: part.delivery, amount: formatFen(part.fen) })),
    })),
  };
}
