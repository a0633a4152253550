import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findReturningStore } from "@/server/returns/find-store";
import type { ReturnStatus } from "@/server/returns/rules";
import type { ListReturnsInput, ReturnKind, ReturnReason } from "@/server/returns/schema";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface ReturnRow {
  return: string;
  store: string;
  storeName: string;
  route: string;
  status: ReturnStatus;
  kind: ReturnKind;
  reason: ReturnReason;
  note: string;
  lines: number;
  valueFen: number;
  /** Once settled. */
  creditFen: number | null;
  submittedBy: string;
  submittedAt: string;
}

/**
 * Returns of a store, or of all within reach, newest first; of a DC those with goods for it. Refused: `return/unknown-store`, a
 * store out of reach.
 */
export async function listReturns(
  db: DbOrTx,
  actor: Actor,
  input: ListReturnsInput,
): Promise<Page<ReturnRow>> {
  mustBeAbleTo(actor, "return.read");
  const store = input.store === undefined ? null : await findReturningStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const status = input.status ?? null;
  const dc = input.dc ?? null;
  const rows = await sql<(ReturnRow & { id: number })[]>`
    select r.id, r.return_no as "return", s.code as store, s.name as "storeName", t.name as route, r.status, r.kind, r.reason,
           r.note, r.line_count as lines, r.value_fen as "valueFen", r.accepted_fen - r.clawback_fen as "creditFen",
           r.submitted_by_name as "submittedBy", r.submitted_at as "submittedAt"
    from returns r join stores s on s.id = r.store_id join routes t on t.id = s.route_id
    where (${store?.id ?? null}::int4 is null or r.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or r.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and ((${actor.dcIds === null}::bool and ${dc}::text is null) or exists (
        select from return_lines l join dcs c on c.id = l.dc_id
        where l.return_id = r.id and (${dc}::text is null or c.code = ${dc}::text)
          and (${actor.dcIds === null}::bool or l.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))))
      and (${status}::text is null or r.status = ${status}::text::return_status)
      and (${before}::int8 is null or r.id < ${before}::int8)
    order by r.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, submittedAt, ...row }) => ({
      ...row,
      submittedAt: instantText(new Date(submittedAt)),
    })),
  };
}
