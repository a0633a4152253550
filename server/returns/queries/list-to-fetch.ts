import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface ReturnToFetch {
  return: string;
  store: string;
  lines: number;
}

/** So many returns of one truck's stops are shown; there are never that many. */
const returnsMax = 500;

/**
 * Returns that are ready at these stores for the driver to take along, by store and number: of all stops of a truck in one answer, so
 * that he has them without network. Stores out of reach, and goods for other DCs than his, are left out.
 */
export async function listReturnsToFetch(
  db: DbOrTx,
  actor: Actor,
  { stores }: { stores: readonly string[] },
): Promise<ReturnToFetch[]> {
  mustBeAbleTo(actor, "return.collect");
  const rows = await sqlOf(db)<ReturnToFetch[]>`
    select r.return_no as "return", s.code as store, r.line_count as lines
    from returns r join stores s on s.id = r.store_id
    where r.status = 'approved' and s.code = any(${texts(stores)}::text::text[])
      and (${actor.storeIds === null}::bool or s.id = any(${ints(actor.storeIds ?? [])}::text::int4[]))
      and (${actor.dcIds === null}::bool or exists (
        select from return_lines l
        where l.return_id = r.id and l.dc_id = any(${ints(actor.dcIds ?? [])}::text::int4[])))
    order by s.code, r.return_no limit ${returnsMax}`;
  return [...rows];
}
