import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { PickedItem } from "./rules/counts";

/** Every item of a delivery order, as it is picked by what was said of its lines until now. */
export async function loadPickedItems(db: DbOrTx, deliveryId: number): Promise<PickedItem[]> {
  const sql = sqlOf(db);
  return sql<PickedItem[]>`
    select l.item_id as "itemId", i.code as item, sum(l.allocated_each)::int8 as "allocatedEach",
           sum(coalesce(s.picked_each, l.allocated_each))::int8 as "pickedEach"
    from delivery_lines l
    join items i on i.id = l.item_id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where l.delivery_id = ${deliveryId}::int8
    group by l.item_id, i.code order by i.code`;
}

/** Who has picked of a delivery order, item by item; paper that only a planner confirmed names nobody. */
export interface PickerOf {
  deliveryId: number;
  itemId: number;
  hand: string;
  name: string;
}

/** The hand that last scanned for an item, else the one that had its task. */
export async function loadPickersOf(db: DbOrTx, deliveryIds: readonly number[]): Promise<PickerOf[]> {
  const sql = sqlOf(db);
  const ids = ints(deliveryIds);
  return sql<PickerOf[]>`
    select distinct on (l.delivery_id, x.item_id) l.delivery_id as "deliveryId", x.item_id as "itemId",
           coalesce(s.scanned_by, t.claimed_by) as hand,
           coalesce(case when s.scanned_by is null then t.claimed_by_name else s.scanned_by_name end, '') as name
    from deliveries d
    join pick_tasks t on t.wave_id = d.wave_id and t.dc_id = d.dc_id
    join pick_lines l on l.task_id = t.id and l.delivery_id = d.id
    join delivery_lines x on x.delivery_id = l.delivery_id and x.line_no = l.delivery_line_no
    left join pick_scans s on s.task_id = l.task_id and s.line_no = l.line_no and s.scanned_by is not null
    where d.id = any(${ids}::int8[]) and coalesce(s.scanned_by, t.claimed_by) is not null
    order by l.delivery_id, x.item_id, s.scanned_at desc nulls last`;
}
