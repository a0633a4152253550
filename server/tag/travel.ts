import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";

/**
 * The tags that lie printed at a DC for a store leave with the first of its delivery orders that leaves there (2.11), also those whose
 * own delivery order was void: nothing is printed twice. A repeat finds nothing more.
 */
export async function shipTags(tx: Tx, deliveryIds: readonly number[], now: Date): Promise<void> {
  await sqlOf(tx)`
    with leaving as (
      select store_id, dc_id, min(id) as id from deliveries
      where id = any(${ints(deliveryIds)}::int8[]) group by store_id, dc_id
    ), going as (
      select t.id, l.id as delivery_id
      from tags t join tag_batches b on b.id = t.batch_id join leaving l on l.store_id = t.store_id and l.dc_id = b.dc_id
      where t.status = 'printed' order by t.id for update of t
    )
    update tags t set status = 'shipped', delivery_id = g.delivery_id, shipped_at = ${now.toISOString()}::text::timestamptz
    from going g where t.id = g.id`;
}

/** What came with these delivery orders is at the store. */
export async function closeTags(tx: Tx, deliveryIds: readonly number[], now: Date): Promise<void> {
  await sqlOf(tx)`
    update tags set status = 'closed', ended_at = ${now.toISOString()}::text::timestamptz
    where status = 'shipped' and delivery_id = any(${ints(deliveryIds)}::int8[])`;
}

/** A delivery order that comes back brings its tags back: they go with the next one. */
export async function returnTags(tx: Tx, deliveryIds: readonly number[]): Promise<void> {
  await sqlOf(tx)`
    update tags set status = 'printed', delivery_id = null, shipped_at = null
    where status = 'shipped' and delivery_id = any(${ints(deliveryIds)}::int8[])`;
}
