import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ItemFeedInput } from "@/server/retail/schema";
import { findStore } from "@/server/store-stock";

export interface ItemFeed {
  /** What to ask from next time. */
  cursor: string;
  /** Whether there is more to ask for at once. */
  hasMore: boolean;
  items: {
    item: string;
    barcode: string;
    name: string;
    spec: string;
    category: string;
    unit: string;
    weighed: boolean;
  }[];
}

/**
 * Which items changed in what a till shows since a cursor, each once and as it is now, so that reading again does no harm. Items
 * change by one import after the other, so none is missed. Refused: an unknown store, one out of reach.
 */
export async function listItemFeed(db: DbOrTx, actor: Actor, input: ItemFeedInput): Promise<ItemFeed> {
  mustBeAbleTo(actor, "price.read");
  const store = await findStore(db, actor, input.store);
  const since = Number(input.since ?? 0);
  const seen = await sqlOf(db)<{ id: number; itemId: number }[]>`
    select id, item_id as "itemId" from item_entries where id > ${since}::int8 order by id limit ${input.limit}::int4`;
  const items = await sqlOf(db)<ItemFeed["items"]>`
    select i.code as item, i.barcode, i.name, i.spec, c.code as category, i.unit, i.is_weighed as weighed
    from items i join categories c on c.id = i.category_id
    where i.id = any(${ints(seen.map(({ itemId }) => itemId))}::int4[]) and i.taken_over_by is null
      and (i.own_store_id is null or i.own_store_id = ${store.id}::int4) order by i.code`;
  return {
    cursor: String(seen.at(-1)?.id ?? since),
    hasMore: seen.length === input.limit,
    items: [...items],
  };
}
