import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListPermitsInput } from "../schema";

export interface PermitRow {
  permit: number;
  store: string;
  storeName: string;
  from: string;
  /** When it ends, or ended. */
  until: string;
  reason: string;
  by: string;
  isOpen: boolean;
  /** Empty: it ended by itself. */
  endedBy: string;
  /** Orders that the store placed while it was open. */
  orders: number;
}

/** Late permits, newest first (U5), of stores within reach. */
export async function listPermits(
  db: DbOrTx,
  actor: Actor,
  input: ListPermitsInput,
  now: Date,
): Promise<Page<PermitRow>> {
  mustBeAbleTo(actor, "template.read");
  const sql = sqlOf(db);
  const { store = null, state = null } = input;
  const at = now.toISOString();
  const rows = await sql<(Omit<PermitRow, "from" | "until"> & { from: string; until: string })[]>`
    select * from (
      select p.id as permit, s.code as store, s.name as "storeName", p.opens_at as "from",
        coalesce(p.ended_at, p.closes_at) as until, p.reason, p.granted_by_name as by, p.ended_by_name as "endedBy",
        coalesce(p.ended_at, p.closes_at) > ${at}::text::timestamptz as "isOpen",
        (select count(*)::int4 from orders o where o.store_id = p.store_id and o.submitted_at >= p.opens_at
          and o.submitted_at < coalesce(p.ended_at, p.closes_at)) as orders
      from late_permits p join stores s on s.id = p.store_id
      where p.id < ${Number(input.cursor?.[0] ?? 2_147_483_647)}
        and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::int4[]))
        and (${store}::text is null or s.code = ${store}::text)) found
    where ${state}::text is null or "isOpen" = (${state}::text = 'open')
    order by permit desc limit ${input.limit + 1}`;
  return pageOf(
    rows.map((row) => ({
      ...row,
      from: instantText(new Date(row.from)),
      until: instantText(new Date(row.until)),
    })),
    input.limit,
    (row) => [row.permit],
  );
}
