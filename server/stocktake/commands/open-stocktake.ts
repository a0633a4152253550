import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { addDays, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "@/server/stocktake/errors";
import { dailyItems } from "@/server/stocktake/rules/counts";
import type { OpenStocktakeInput } from "@/server/stocktake/schema";
import { type FoundStore, findStore } from "@/server/store-stock";

export interface OpenedStocktake {
  stocktake: string;
  lines: number;
}

/**
 * Opens a count of a store (2.12): everything, a category with what is below it, a place, or the few of the day at the greatest
 * risk: those below zero, then those of which most was sold, by value, since they were last counted. The book of this
 * moment is kept for people to look at; goods go on moving. A daily count that is still open is answered again, also to two
 * who ask at once. In a direct store, which has no owner, whoever counts may begin any of them, since headquarters approve what is
 * posted. Refused: `stocktake/scope-missing`, `stocktake/nothing-to-count`, `store-stock/unknown-store`.
 */
export async function openStocktake(
  db: DbOrTx,
  actor: Actor,
  input: OpenStocktakeInput,
  now: Date,
): Promise<OpenedStocktake> {
  const needsScope = input.kind === "category" || input.kind === "location";
  if (needsScope && input.scope === "") throw refuse("stocktake/scope-missing", { kind: input.kind });
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    if (!isAbleTo(actor, "stocktake.open")) mustBeAbleTo(actor, abilityToOpen(input.kind, store));
    const scope = needsScope ? input.scope : "";
    if (input.kind === "daily") {
      const open = await openDaily(tx, store.id);
      if (open) return open;
    }
    const itemIds = await itemsToCount(tx, store.id, input.kind, scope, now);
    if (itemIds.length === 0) throw refuse("stocktake/nothing-to-count", { scope });
    const head = await insertHead(tx, actor, store, { ...input, scope }, now);
    if (!head) {
      const open = await openDaily(tx, store.id);
      invariant(open, "only another daily count stands in the way of one");
      return open;
    }
    const sql = sqlOf(tx);
    await sql`
      insert into stocktake_lines (stocktake_id, item_id, snapshot_each)
      select ${head.id}::int8, k.item_id, coalesce(s.on_hand_each, 0)
      from unnest(${ints(itemIds)}::text::int4[]) k (item_id)
      left join store_stock s on s.store_id = ${store.id}::int4 and s.item_id = k.item_id`;
    const event = { type: "stocktake.opened", documentType: "stocktake", documentId: head.id };
    const details = { kind: input.kind, scope, lines: itemIds.length };
    await recordEvent(tx, actor, { ...event, details }, now);
    return { stocktake: head.stocktakeNo, lines: itemIds.length };
  });
}

const abilityToOpen = (kind: OpenStocktakeInput["kind"], store: FoundStore) =>
  kind === "daily" || store.kind === "direct" ? "stocktake.count" : "stocktake.open";

async function openDaily(tx: Tx, storeId: number): Promise<OpenedStocktake | undefined> {
  const [open] = await sqlOf(tx)<OpenedStocktake[]>`
    select t.stocktake_no as stocktake, (select count(*)::int4 from stocktake_lines l where l.stocktake_id = t.id) as lines
    from stocktakes t where t.store_id = ${storeId}::int4 and t.kind = 'daily' and t.status = 'open'`;
  return open;
}

async function itemsToCount(
  tx: Tx,
  storeId: number,
  kind: OpenStocktakeInput["kind"],
  scope: string,
  now: Date,
): Promise<number[]> {
  const sql = sqlOf(tx);
  const since = addDays(businessDayOf(now), -30);
  const rows = await {
    full: () =>
      sql<{ id: number }[]>`select item_id as id from store_stock where store_id = ${storeId}::int4`,
    category: () => sql<{ id: number }[]>`
      with recursive below as (
        select id from categories where code = ${scope}
        union all
        select c.id from categories c join below b on c.parent_id = b.id)
      select s.item_id as id from store_stock s join items i on i.id = s.item_id
      where s.store_id = ${storeId}::int4 and i.category_id in (select id from below)`,
    location: () => sql<{ id: number }[]>`
      select item_id as id from store_shelves where store_id = ${storeId}::int4 and shelf = ${scope}`,
    daily: () => sql<{ id: number }[]>`
      select s.item_id as id from store_stock s
      left join (select item_id, sold_on, qty_each from daily_sales
                 where store_id = ${storeId}::int4 and sold_on >= ${since}::text::date) d
        on d.item_id = s.item_id and (s.counted_at is null or d.sold_on >= (s.counted_at at time zone 'Asia/Shanghai')::date)
      join items i on i.id = s.item_id
      where s.store_id = ${storeId}::int4
      group by s.item_id, s.on_hand_each, s.cost_micro, i.is_weighed
      having s.on_hand_each < 0 or sum(d.qty_each) > 0
      order by s.on_hand_each < 0 desc,
               sum(d.qty_each::numeric) * s.cost_micro / case when i.is_weighed then 1000 else 1 end desc nulls last, s.item_id
      limit ${dailyItems}::int4`,
  }[kind]();
  return rows.map(({ id }) => id);
}

/** Nothing comes back when another daily count of the store was opened a moment ago. */
async function insertHead(
  tx: Tx,
  actor: Actor,
  store: FoundStore,
  { kind, scope }: OpenStocktakeInput,
  now: Date,
): Promise<{ id: number; stocktakeNo: string } | undefined> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('stocktakes_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const stocktakeNo = documentNumber(`ST-${store.code}-`, businessDayOf(now), next.id);
  const [made] = await sql<{ id: number }[]>`
    insert into stocktakes (id, stocktake_no, store_id, kind, scope, opened_by_name, opened_at)
    values (${next.id}::int8, ${stocktakeNo}, ${store.id}::int4, ${kind}::text::stocktake_kind, ${scope}, ${actor.name},
            ${now.toISOString()}::text::timestamptz)
    on conflict (store_id) where kind = 'daily' and status = 'open' do nothing returning id`;
  return made && { id: made.id, stocktakeNo };
}
