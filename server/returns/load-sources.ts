import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import type { ReturningStore } from "@/server/returns/find-store";
import { claimedPerLine, type Source, type Span } from "@/server/returns/rules";
import { amountsOf, type LinePart } from "@/server/shared/line-amounts";

/** Which delivery orders of a store a return may draw on: what has come, on the account that it has now (U23). */
const returnable = (sql: Sql, store: ReturningStore) => sql`
  d.store_id = ${store.id}::int4 and d.account_id is not distinct from ${store.accountId}::int4
  and d.settlement = ${store.settlement}::text::settlement_kind and d.status in ('approved', 'dispatched', 'delivered', 'closed')`;

/** What returns that are not rejected or cancelled have of a delivery line. */
const liveDraws = (sql: Sql) => sql`
  return_draws w join returns r on r.id = w.return_id and r.status not in ('rejected', 'cancelled')`;

/**
 * The delivery orders that a return of so much of each item draws on, newest first until it has enough: those whose locks it
 * needs. Pieces that a difference note claims or another return has are left out.
 */
export async function candidateDeliveries(
  db: DbOrTx,
  store: ReturningStore,
  wanted: readonly { itemId: number; qtyEach: number }[],
): Promise<number[]> {
  const sql = sqlOf(db);
  const rows = await sql<{ id: number }[]>`
    with wanted as materialized (
      select * from unnest(${ints(wanted.map((w) => w.itemId))}::text::int4[], ${ints(wanted.map((w) => w.qtyEach))}::text::int8[])
        w (item_id, each)),
    arrived as materialized (
      select d.id, d.approved_at, l.item_id, sum(coalesce(k.picked_each, l.allocated_each)) as each
      from deliveries d join delivery_lines l on l.delivery_id = d.id
      left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
      where ${returnable(sql, store)} and l.item_id in (select item_id from wanted)
      group by d.id, d.approved_at, l.item_id),
    gone as (
      select delivery_id, item_id, sum(each) as each from (
        select n.delivery_id, l.item_id, coalesce(l.accepted_each, l.qty_each) as each
        from differences n join difference_lines l on l.difference_id = n.id and l.type <> 'over'
        where n.delivery_id in (select id from arrived)
        union all
        select w.delivery_id, v.item_id, coalesce(w.accepted_each, w.qty_each)
        from ${liveDraws(sql)} join return_lines v on v.return_id = w.return_id and v.line_no = w.line_no
        where w.delivery_id in (select id from arrived)) g
      group by delivery_id, item_id),
    free as (
      select a.id, a.approved_at, a.item_id, a.each - coalesce(g.each, 0) as each
      from arrived a left join gone g on g.delivery_id = a.id and g.item_id = a.item_id),
    ranked as (
      select f.id, w.each as wanted, f.each,
             sum(f.each) over (partition by f.item_id order by f.approved_at desc, f.id desc) - f.each as before
      from free f join wanted w on w.item_id = f.item_id where f.each > 0)
    select distinct id from ranked where before < wanted order by id`;
  return rows.map(({ id }) => id);
}

interface SourceRow extends LinePart {
  deliveryId: number;
  deliveryLineNo: number;
  dcId: number;
  itemId: number;
  pickedEach: number;
  claimedEach: number;
}

/** The lines of these items in these delivery orders by item, newest delivery first, bought before gifts. Under their locks, what it says stays. */
export async function loadSources(
  db: DbOrTx,
  store: ReturningStore,
  deliveryIds: readonly number[],
  itemIds: readonly number[],
): Promise<Map<number, Source[]>> {
  const sql = sqlOf(db);
  const among = { deliveries: ints(deliveryIds), items: ints(itemIds) };
  const rows = await sql<SourceRow[]>`
    select d.id as "deliveryId", l.line_no as "deliveryLineNo", d.dc_id as "dcId", l.item_id as "itemId",
           coalesce(k.picked_each, l.allocated_each) as "pickedEach", l.ordered_each as "orderedEach",
           l.unit_price_fen as "unitPriceFen", l.discount_fen as "discountFen", l.is_weighed as "isWeighed", l.is_gift as "isGift",
           coalesce(c.each, 0)::int8 as "claimedEach"
    from deliveries d join delivery_lines l on l.delivery_id = d.id
    left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
    left join (
      select n.delivery_id, x.item_id, sum(coalesce(x.accepted_each, x.qty_each)) as each
      from differences n join difference_lines x on x.difference_id = n.id and x.type <> 'over'
      where n.delivery_id = any(${among.deliveries}::int8[]) group by n.delivery_id, x.item_id) c
      on c.delivery_id = d.id and c.item_id = l.item_id
    where d.id = any(${among.deliveries}::int8[]) and ${returnable(sql, store)}
      and l.item_id = any(${among.items}::int4[])
    order by l.item_id, d.approved_at desc, d.id desc, l.is_gift, l.line_no`;
  const taken = await takenOf(db, among.deliveries);
  const sources = new Map<number, Source[]>();
  for (const ofDelivery of Map.groupBy(
    rows,
    ({ itemId, deliveryId }) => `${itemId}:${deliveryId}`,
  ).values()) {
    const claimed = claimedPerLine(ofDelivery, ofDelivery[0]?.claimedEach ?? 0);
    for (const [index, row] of ofDelivery.entries()) {
      const { deliveryId, deliveryLineNo, dcId, itemId, pickedEach } = row;
      if (pickedEach === 0) continue;
      const source = {
        deliveryId,
        deliveryLineNo,
        dcId,
        pickedEach,
        netFen: amountsOf(row, pickedEach).netFen,
        claimedEach: claimed[index] ?? 0,
        taken: taken.get(`${deliveryId}:${deliveryLineNo}`) ?? [],
      };
      const known = sources.get(itemId);
      if (known) known.push(source);
      else sources.set(itemId, [source]);
    }
  }
  return sources;
}

async function takenOf(db: DbOrTx, deliveries: string): Promise<Map<string, Span[]>> {
  const sql = sqlOf(db);
  const rows = await sql<(Span & { deliveryId: number; deliveryLineNo: number })[]>`
    select w.delivery_id as "deliveryId", w.delivery_line_no as "deliveryLineNo", w.from_each as "from",
           w.from_each + coalesce(w.accepted_each, w.qty_each) as "to"
    from ${liveDraws(sql)} where w.delivery_id = any(${deliveries}::int8[]) and coalesce(w.accepted_each, w.qty_each) > 0`;
  const taken = new Map<string, Span[]>();
  for (const { deliveryId, deliveryLineNo, from, to } of rows) {
    const key = `${deliveryId}:${deliveryLineNo}`;
    taken.set(key, [...(taken.get(key) ?? []), { from, to }]);
  }
  return taken;
}
