import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";

export interface PriceLockRow {
  lock: number;
  kind: "state" | "fixed";
  target: "item" | "category";
  code: string;
  name: string;
  reason: string;
  madeBy: string;
  madeAt: string;
}

/** What no store prices by itself, as long as it is in force. */
export async function listPriceLocks(db: DbOrTx, actor: Actor): Promise<PriceLockRow[]> {
  mustBeAbleTo(actor, "price.approve");
  const rows = await sqlOf(db)<PriceLockRow[]>`
    select l.id as lock, l.kind, case when l.item_id is null then 'category' else 'item' end as target,
           coalesce(i.code, c.code) as code, coalesce(i.name, c.name) as name, l.reason, l.made_by_name as "madeBy",
           l.made_at as "madeAt"
    from price_locks l left join items i on i.id = l.item_id left join categories c on c.id = l.category_id
    where l.ended_at is null order by l.kind, code`;
  return rows.map((row) => ({ ...row, madeAt: instantText(new Date(row.madeAt)) }));
}
