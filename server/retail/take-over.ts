import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { notify } from "@/server/notify";
import { appendEntries, lockPriceBooks } from "@/server/retail/price-book";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import { lockStoreStock } from "@/server/stock";
import { putTags } from "@/server/tag";

interface Pair {
  ownId: number;
  hqId: number;
  storeId: number;
  store: string;
  storeName: string;
  barcode: string;
  ownName: string;
  name: string;
  conflict: "unit" | "stock" | null;
}

/**
 * Headquarters have items whose barcodes stores had created for themselves: they take them over, all stores in one step (R11). Name,
 * specification, unit, category, tax and shelf life are headquarters' from now on; stock, cost, sales and counts become
 * those of headquarters' item, entry by entry; the store's price stays, or headquarters' counts with `overridePrice` (D14);
 * the store is told and gets a tag. Where the unit differs, or the store has both, nothing is merged: headquarters' desk
 * decides. Locks the stock of the stores, then their price books; who books goods of an item meanwhile waits and begins
 * anew. Called again it finds nothing. Inside an import, which takes turns. Answers how many were taken over, and how
 * many went to the desk.
 */
export async function takeOverOwnItems(
  tx: Tx,
  actor: Actor,
  now: Date,
): Promise<{ takenOver: number; conflicts: number }> {
  const found = await readPairs(tx);
  if (found.length === 0) return { takenOver: 0, conflicts: 0 };
  const stores = found.map(({ storeId, ownId }) => ({ storeId, itemId: ownId }));
  await lockStoreStock(tx, stores);
  await lockPriceBooks(
    tx,
    stores.map(({ storeId }) => storeId),
  );
  const pairs = await readPairs(tx);
  const clear = pairs.filter(({ conflict }) => conflict === null);
  await rekey(tx, clear);
  await settlePricesOf(tx, clear, now);
  await tell(tx, actor, clear, now);
  const conflicts = await openConflicts(tx, pairs, now);
  return { takenOver: clear.length, conflicts };
}

/** Own items and headquarters' with the same number on fourteen digits, by store. */
const readPairs = (tx: Tx) => sqlOf(tx)<Pair[]>`
  select o.id as "ownId", h.id as "hqId", o.own_store_id as "storeId", s.code as store, s.name as "storeName", o.barcode,
         o.name as "ownName", h.name,
         case when o.is_weighed <> h.is_weighed or (o.unit <> '' and lower(o.unit) <> lower(h.unit)) then 'unit'
              when exists (select from store_stock k where k.store_id = s.id and k.item_id = h.id)
                or exists (select from store_prices p where p.store_id = s.id and p.item_id = h.id)
                or exists (select from daily_sales d where d.store_id = s.id and d.item_id = h.id)
                or exists (select from store_shelves f where f.store_id = s.id and f.item_id = h.id)
                or exists (select from tags g where g.store_id = s.id and g.item_id = h.id and g.status = 'pending')
                or exists (select from price_change_lines l where l.store_id = s.id and l.item_id = h.id
                           and l.status in ('pending', 'scheduled', 'effective'))
                or exists (select from stocktake_lines l join stocktakes t on t.id = l.stocktake_id
                           where t.store_id = s.id and l.item_id = h.id) then 'stock' end as conflict
  from items o join items h on h.gtin = o.gtin and h.own_store_id is null join stores s on s.id = o.own_store_id
  where o.own_store_id is not null and o.taken_over_by is null and o.gtin !~ '^0(2[0-9]|02)'
    and not exists (select from own_item_conflicts c where c.own_item_id = o.id and c.hq_item_id = h.id)
  order by o.own_store_id, o.id`;

/** Everything that names the stores' items names headquarters' now. The database lets append-only rows be renamed this way only. */
async function rekey(tx: Tx, pairs: readonly Pair[]): Promise<void> {
  if (pairs.length === 0) return;
  await sqlOf(tx)`
    select take_over_items(${ints(column(pairs, (p) => p.ownId))}::text::int4[], ${ints(column(pairs, (p) => p.hqId))}::text::int4[])`;
}

/** A store keeps its price, or headquarters' counts; either way tills are told what the item of headquarters costs. */
async function settlePricesOf(tx: Tx, pairs: readonly Pair[], now: Date): Promise<void> {
  if (pairs.length === 0) return;
  const sql = sqlOf(tx);
  const { overridePrice } = await retailSettingsOf(tx);
  const stores = ints(column(pairs, (p) => p.storeId));
  const items = ints(column(pairs, (p) => p.hqId));
  if (overridePrice) {
    await sql`
      update price_change_lines l set status = 'superseded', ended_at = ${now.toISOString()}::text::timestamptz
      from unnest(${stores}::text::int4[], ${items}::text::int4[]) k (store_id, item_id)
      where l.store_id = k.store_id and l.item_id = k.item_id and l.status in ('pending', 'scheduled', 'effective')`;
    await sql`
      delete from store_prices p using unnest(${stores}::text::int4[], ${items}::text::int4[]) k (store_id, item_id)
      where p.store_id = k.store_id and p.item_id = k.item_id`;
  }
  const prices = await sql<{ storeId: number; itemId: number; priceFen: number | null }[]>`
    select k.store_id as "storeId", k.item_id as "itemId", p.price_fen as "priceFen"
    from unnest(${stores}::text::int4[], ${items}::text::int4[]) k (store_id, item_id)
    left join store_prices p on p.store_id = k.store_id and p.item_id = k.item_id`;
  await appendEntries(
    tx,
    prices.map((price) => ({ ...price, changeId: null })),
    now,
  );
}

async function tell(tx: Tx, actor: Actor, pairs: readonly Pair[], now: Date): Promise<void> {
  const tags = pairs.map(({ storeId, hqId }) => ({
    storeId,
    itemId: hqId,
    kind: "shelf" as const,
    source: "takeover" as const,
  }));
  await putTags(tx, tags, { name: actor.name }, now);
  await recordEvents(
    tx,
    actor,
    pairs.map(({ ownId, barcode, store }) => ({
      type: "item.taken_over",
      documentType: "item",
      documentId: ownId,
      details: { barcode, store },
    })),
    now,
  );
  const byStore = Map.groupBy(pairs, ({ storeId }) => storeId);
  await notify(
    tx,
    [...byStore].map(([id, own]) => ({
      to: { kind: "store" as const, id },
      template: "item.taken_over" as const,
      details: {
        store: own[0]?.store ?? "",
        storeName: own[0]?.storeName ?? "",
        items: own.map(({ ownName, name }) => ({ ownName, name })),
      },
      link: "/store/tags",
    })),
    now,
  );
}

async function openConflicts(tx: Tx, pairs: readonly Pair[], now: Date): Promise<number> {
  const open = pairs.filter(({ conflict }) => conflict !== null);
  if (open.length === 0) return 0;
  await sqlOf(tx)`
    insert into own_item_conflicts (own_item_id, hq_item_id, kind, status, found_at)
    select k.own_id, k.hq_id, (case when k.is_unit = 1 then 'unit' else 'stock' end)::own_item_conflict_kind, 'open',
           ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(open, (p) => p.ownId))}::text::int4[], ${ints(column(open, (p) => p.hqId))}::text::int4[],
                ${ints(column(open, (p) => (p.conflict === "unit" ? 1 : 0)))}::text::int4[]) k (own_id, hq_id, is_unit)`;
  return open.length;
}
