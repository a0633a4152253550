import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { findItems, findStore } from "@/server/store-stock";
import { putTags } from "@/server/tag/pool";
import type { RequestTagsInput } from "@/server/tag/schema";

/**
 * A store wants tags: they were lost, are worn, or hang beside the wrong item. They come with a delivery, or the electronic labels'
 * system takes them. What waits for the same item is superseded, so asking twice prints once. Refused:
 * `store-stock/unknown-item`, `store-stock/unknown-store`, a store out of reach.
 */
export async function requestTags(
  db: DbOrTx,
  actor: Actor,
  input: RequestTagsInput,
  now: Date,
): Promise<{ store: string; requested: number; waiting: number }> {
  mustBeAbleTo(actor, "tag.request");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    const itemOf = await findItems(tx, store.id, input.items);
    const ids = [...new Set(input.items.map((code) => itemOf(code).id))];
    const offers = await sqlOf(tx)<{ itemId: number }[]>`
      select p.item_id as "itemId" from store_prices p join price_changes c on c.id = p.change_id
      where p.store_id = ${store.id}::int4 and c.ends_at is not null`;
    const onOffer = new Set(offers.map(({ itemId }) => itemId));
    const wanted = ids.map((itemId) => ({
      storeId: store.id,
      itemId,
      kind: onOffer.has(itemId) ? ("offer" as const) : ("shelf" as const),
      source: "store" as const,
    }));
    await putTags(tx, wanted, { name: actor.name, reason: input.reason }, now);
    const [pool] = await sqlOf(tx)<{ waiting: number }[]>`
      select count(*)::int4 as waiting from tags where store_id = ${store.id}::int4 and status = 'pending'`;
    return { store: store.code, requested: ids.length, waiting: pool?.waiting ?? 0 };
  });
}
