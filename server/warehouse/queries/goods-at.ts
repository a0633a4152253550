import { sqlOf, type Tx } from "@/db/client";

export interface GoodsAt {
  /** What the book has at the place. */
  onHandEach: number;
  stagedEach: number;
  unseenEach: number;
  costMicro: number;
}

/**
 * The book of an item at a place of a DC and how much of it is already off that place, at one instant (one statement). Pickers go to the
 * pick face, or to a place for cross-docking where a delivery order takes an item there: from there it is picked on delivery
 * orders that are not approved, by what was scanned or, once picking has ended, by what was reported; and what stands on
 * unfinished lists beyond what was scanned of them, of which nobody can say.
 */
export async function goodsAt(tx: Tx, dcId: number, itemId: number, location: string): Promise<GoodsAt> {
  const sql = sqlOf(tx);
  const [row] = await sql<GoodsAt[]>`
    with open_lines as (
      select d.id, d.status, l.line_no, l.allocated_each, s.picked_each
      from deliveries d
      join delivery_lines l on l.delivery_id = d.id and l.item_id = ${itemId}::int4
      left join delivery_shorts s on s.delivery_id = d.id and s.line_no = l.line_no
      left join cross_dock_picks x on x.delivery_id = d.id and x.item_id = l.item_id
      left join dc_stock f on f.dc_id = d.dc_id and f.item_id = l.item_id
      where coalesce(x.location, f.location, '') = ${location} and d.dc_id = ${dcId}::int4 and d.status in ('released', 'picking', 'picked', 'checked')),
    on_the_floor as (
      select p.qty_each, t.status, t.method, o.picked_each,
             (select coalesce(sum(c.qty_each), 0)::int8 from pick_scans c where c.task_id = p.task_id and c.line_no = p.line_no) as scanned
      from open_lines o
      join pick_lines p on p.delivery_id = o.id and p.delivery_line_no = o.line_no
      join pick_tasks t on t.id = p.task_id and t.status <> 'cancelled'
      where o.status in ('released', 'picking'))
    select (select coalesce(sum(l.qty_each), 0) from dc_lots l
            where l.dc_id = ${dcId}::int4 and l.item_id = ${itemId}::int4 and l.location = ${location})::int8 as "onHandEach", coalesce(k.cost_micro, 0)::int8 as "costMicro",
           (coalesce((select sum(coalesce(picked_each, allocated_each)) from open_lines where status in ('picked', 'checked')), 0)
            + coalesce((select sum(case when status = 'done' then coalesce(least(picked_each, qty_each), qty_each) else scanned end)
                        from on_the_floor), 0))::int8 as "stagedEach",
           coalesce((select sum(qty_each - scanned) from on_the_floor where status in ('open', 'claimed', 'picking') and method <> 'scan'), 0)::int8 as "unseenEach"
    from (select 1) one left join dc_stock k on k.dc_id = ${dcId}::int4 and k.item_id = ${itemId}::int4`;
  return row ?? { onHandEach: 0, stagedEach: 0, unseenEach: 0, costMicro: 0 };
}
