import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ListRecallsInput } from "@/server/returns/schema";
import type { BusinessDay } from "@/server/shared/business-day";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface RecallRow {
  recall: string;
  status: "open" | "closed";
  reason: string;
  openedBy: string;
  openedAt: string;
  items: { item: string; name: string; expiresOn: BusinessDay | null }[];
  /** Stores with a return for it, and pieces that they have put on it and that DCs have taken. */
  stores: number;
  returnedEach: number;
  receivedEach: number;
}

/** Recalls with what has come back of them, newest first. */
export async function listRecalls(
  db: DbOrTx,
  actor: Actor,
  input: ListRecallsInput,
): Promise<Page<RecallRow>> {
  mustBeAbleTo(actor, "return.decide");
  const before = cursorNumber(input.cursor, 0, null);
  const status = input.status ?? null;
  const rows = await sqlOf(db)<(RecallRow & { id: number })[]>`
    select r.id, r.recall_no as recall, r.status, r.reason, r.opened_by_name as "openedBy", r.opened_at as "openedAt",
           (select json_agg(json_build_object('item', i.code, 'name', i.name,
                      'expiresOn', case when a.expires_on < 'infinity' then a.expires_on::text end) order by i.code)
            from recall_items a join items i on i.id = a.item_id where a.recall_id = r.id) as items,
           coalesce(b.stores, 0)::int4 as stores, coalesce(b.asked, 0)::int8 as "returnedEach", coalesce(b.taken, 0)::int8 as "receivedEach"
    from recalls r left join (
      select t.recall_id, count(distinct t.store_id) as stores, sum(v.qty_each) as asked,
             sum(v.resaleable_each + v.damaged_each) as taken
      from returns t join return_lines v on v.return_id = t.id
      where t.recall_id is not null and t.status not in ('rejected', 'cancelled') group by t.recall_id) b on b.recall_id = r.id
    where (${status}::text is null or r.status = ${status}::text::recall_status)
      and (${before}::int8 is null or r.id < ${before}::int8)
    order by r.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, openedAt, ...row }) => ({
      ...row,
      openedAt: instantText(new Date(openedAt)),
    })),
  };
}
