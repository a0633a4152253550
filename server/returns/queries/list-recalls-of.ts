import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findReturningStore } from "@/server/returns/find-store";
import type { BusinessDay } from "@/server/shared/business-day";

export interface RecallOfStore {
  recall: string;
  reason: string;
  items: {
    item: string;
    name: string;
    unit: string;
    isWeighed: boolean;
    casePackEach: number;
    /** Null: of every date. */
    expiresOn: BusinessDay | null;
    /** What the store probably has of it: of a date no more than was delivered with it. */
    haveEach: number;
  }[];
}

/**
 * Open recalls that ask for goods which a store has by its book and has not put on a return for it yet. Refused:
 * `return/unknown-store`, a store out of reach.
 */
export async function listRecallsOf(
  db: DbOrTx,
  actor: Actor,
  input: { store: string },
): Promise<RecallOfStore[]> {
  mustBeAbleTo(actor, "return.read");
  const { id } = await findReturningStore(db, actor, input.store);
  return sqlOf(db)<RecallOfStore[]>`
    select r.recall_no as recall, r.reason,
           json_agg(json_build_object('item', h.code, 'name', h.name, 'unit', h.unit, 'isWeighed', h.is_weighed,
             'casePackEach', h.case_pack_each, 'expiresOn', h.expires_on, 'haveEach', h.have) order by h.code) as items
    from recalls r join lateral (
      select i.code, i.name, i.unit, i.is_weighed, i.case_pack_each,
             case when a.expires_on < 'infinity' then a.expires_on::text end as expires_on,
             case when a.expires_on < 'infinity' then least(s.on_hand_each, coalesce((
               select sum(l.qty_each)::int8 from delivery_lots l join deliveries d on d.id = l.delivery_id
               where d.store_id = s.store_id and l.item_id = a.item_id and l.expires_on = a.expires_on and l.is_issued), 0))
             else s.on_hand_each end as have
      from recall_items a join items i on i.id = a.item_id
      join store_stock s on s.item_id = a.item_id and s.store_id = ${id}::int4 and s.on_hand_each > 0
      where a.recall_id = r.id and not exists (
        select from returns b join return_lines v on v.return_id = b.id and v.item_id = a.item_id
        where b.recall_id = r.id and b.store_id = ${id}::int4 and b.status not in ('rejected', 'cancelled'))) h on h.have > 0
    where r.status = 'open' group by r.id order by r.id desc`;
}
