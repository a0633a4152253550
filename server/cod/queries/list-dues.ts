import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { ListCodDuesInput } from "@/server/cod/schema";
import { type BusinessDay, businessDayOf, daysBetween } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface CodDueRow {
  delivery: string;
  store: string;
  storeName: string;
  status: string;
  amount: string;
  paid: string;
  owed: string;
  credit: string;
  /** The business day of the approval, from which the age counts; null before it. */
  approvedOn: BusinessDay | null;
  days: number | null;
}

interface Stored {
  id: number;
  delivery: string;
  store: string;
  storeName: string;
  status: string;
  owedFen: number;
  paidFen: number;
  approvedAt: string | null;
}

/**
 * Deliveries that stores owe for, oldest first, or those with a credit, of all stores within reach or of one (R05). What is
 * generated and not yet approved is among those owed, without an age: it counts against the limit already (rulings 15).
 */
export async function listCodDues(
  db: DbOrTx,
  actor: Actor,
  input: ListCodDuesInput,
  now: Date,
): Promise<Page<CodDueRow>> {
  mustBeAbleTo(actor, "cod.read");
  const sql = sqlOf(db);
  const after = cursorNumber(input.cursor, 0, 0);
  const wanted =
    input.state === "owed"
      ? sql`c.status = 'open' and c.amount_fen > c.paid_fen`
      : sql`c.paid_fen > case when c.status = 'void' then 0 else c.amount_fen end`;
  const rows = await sql<Stored[]>`
    select d.id, d.delivery_no as delivery, s.code as store, s.name as "storeName", d.status, c.paid_fen as "paidFen",
           case when c.status = 'void' then 0 else c.amount_fen end::int8 as "owedFen", d.approved_at as "approvedAt"
    from cod_dues c join deliveries d on d.id = c.delivery_id join stores s on s.id = c.store_id
    where ${wanted} and c.delivery_id > ${after}::int8
      and (${input.store ?? null}::text is null or s.code = ${input.store ?? null}::text)
      and (${actor.storeIds === null}::bool or c.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${actor.dcIds === null}::bool or d.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by c.delivery_id limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  const today = businessDayOf(now);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, owedFen, paidFen, approvedAt, ...row }) => {
      const approvedOn = approvedAt === null ? null : businessDayOf(new Date(approvedAt));
      return {
        ...row,
        amount: formatFen(owedFen),
        paid: formatFen(paidFen),
        owed: formatFen(Math.max(owedFen - paidFen, 0)),
        credit: formatFen(Math.max(paidFen - owedFen, 0)),
        approvedOn,
        days: approvedOn === null ? null : Math.max(daysBetween(approvedOn, today), 0),
      };
    }),
  };
}
