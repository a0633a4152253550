import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { ShortReason } from "@/server/delivery";
import type { BusinessDay } from "@/server/shared/business-day";
import { containerCode } from "@/server/shared/label-code";
import type { PickMethod } from "@/server/wave/rules/pick-methods";
import { usualVisits } from "@/server/wave/rules/scans";

export interface TaskHead {
  task: number;
  wave: string;
  route: string;
  routeName: string;
  dc: string;
  dcId: number;
  zone: string;
  method: PickMethod;
  status: "open" | "claimed" | "picking" | "done" | "cancelled";
  claimedBy: string | null;
  /** The same, as tasks name a hand (`user:7`): two pickers may share a name. */
  claimedByHand: string | null;
  deliverOn: BusinessDay;
}

/** What to take where, as the picker reads it. Lines of void delivery orders are left out. */
export interface TaskLine {
  line: number;
  delivery: string;
  store: string;
  storeName: string;
  /** The route that the stop belongs to: a wave goes over several, and each has a stop 1. */
  stopRoute: string;
  stop: number;
  /** Which place on the cart its tote has, counted from 1; null where the task is of one delivery order, or is no cart. */
  slot: number | null;
  /** Codes of the totes that have a label for this delivery order. */
  totes: string[];
  location: string;
  /** It is taken where it was left for cross-docking (越库), not at its pick face. */
  isAtDock: boolean;
  item: string;
  /** Last four digits of the barcode, which the picker compares. */
  barcodeTail: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  qtyEach: number;
  casePackEach: number;
  isWeighed: boolean;
  isGift: boolean;
  /** Which expiry dates to take, in their order; empty of goods without. */
  lots: { expiresOn: BusinessDay; qtyEach: number }[];
  /** Where else it lies, in the order in which a second visit goes there. */
  reserves: { place: string; expiresOn: BusinessDay | null; qtyEach: number }[];
  /** Scanned so far. */
  scannedEach: number;
  /** Why it is short, as last said. */
  reason: ShortReason | null;
  /** How often somebody looked and said why it is short. */
  visits: number;
}

export interface Task extends TaskHead {
  /** So often a person looks at a place before it counts as short. */
  shortVisits: number;
  /** On a cart, the tote of the slot is scanned before a line counts. */
  asksTote: boolean;
  lines: TaskLine[];
}

/** Tasks with their lines in walking order, in the order of the ids given. */
export async function loadTasks(db: DbOrTx, taskIds: readonly number[]): Promise<Task[]> {
  if (taskIds.length === 0) return [];
  const sql = sqlOf(db);
  const heads = await sql<Omit<Task, "lines">[]>`
    select t.id as task, w.wave_no as wave, r.code as route, r.name as "routeName", c.code as dc, c.id as "dcId", t.zone,
           t.method, t.status, t.claimed_by_name as "claimedBy", t.claimed_by as "claimedByHand", w.deliver_on::text as "deliverOn",
           coalesce(f.short_visits, ${usualVisits}::int2) as "shortVisits", coalesce(f.asks_tote, false) as "asksTote"
    from pick_tasks t
    join waves w on w.id = t.wave_id
    join routes r on r.id = w.route_id
    join dcs c on c.id = t.dc_id
    left join floor_settings f on f.dc_id = t.dc_id
    where t.id = any(${ints(taskIds)}::int8[])`;
  const lines = await loadLines(db, taskIds);
  const tasks = new Map<number, Task>(heads.map((head) => [head.task, { ...head, lines: [] }]));
  for (const { task, ...line } of lines) tasks.get(task)?.lines.push(line);
  return taskIds.flatMap((id) => tasks.get(id) ?? []);
}

async function loadLines(db: DbOrTx, taskIds: readonly number[]): Promise<(TaskLine & { task: number })[]> {
  const sql = sqlOf(db);
  const rows = await sql<(Omit<TaskLine, "totes"> & { task: number; toteIds: number[] })[]>`
    with scanned as (
      select s.task_id, s.line_no, sum(s.qty_each)::int8 as qty_each,
             (array_agg(s.reason order by s.scanned_at desc) filter (where s.reason is not null))[1] as reason,
             count(s.reason)::int4 as visits
      from pick_scans s where s.task_id = any(${ints(taskIds)}::int8[])
      group by s.task_id, s.line_no),
    elsewhere as materialized (
      select l.dc_id, l.item_id, json_agg(json_build_object('place', l.location, 'expiresOn', nullif(l.expires_on, 'infinity'),
               'qtyEach', l.qty_each) order by l.expires_on, l.qty_each, l.location) as reserves
      from dc_places p
      join dc_lots l on l.dc_id = p.dc_id and l.location = p.code
      where p.kind <> 'crossdock' and p.dc_id in (select t.dc_id from pick_tasks t where t.id = any(${ints(taskIds)}::int8[]))
        and not exists (select from dc_counts c where c.dc_id = l.dc_id and c.item_id = l.item_id and c.location = l.location
                          and c.closed_at is null)
      group by l.dc_id, l.item_id),
    on_cart as (
      select o.task_id, o.delivery_id, row_number() over w as slot, count(*) over (partition by o.task_id) as slots
      from (select distinct l.task_id, l.delivery_id from pick_lines l join pick_tasks t on t.id = l.task_id and t.method = 'scan'
            where l.task_id = any(${ints(taskIds)}::int8[])) o
      window w as (partition by o.task_id order by o.delivery_id)),
    labelled as (
      select n.delivery_id, array_agg(n.id order by n.id) as ids from containers n
      where n.wave_id in (select wave_id from pick_tasks where id = any(${ints(taskIds)}::int8[]))
        and n.delivery_id is not null and n.kind = 'tote' and n.unused_at is null
      group by n.delivery_id)
    select l.task_id as task, l.line_no as line, d.delivery_no as delivery, s.code as store, s.name as "storeName",
           r.code as "stopRoute", s.stop_sequence as stop,
           case when d.pick_type = 'loose' and o.slots > 1 then o.slot::int4 end as slot,
           coalesce(c.ids, '{}') as "toteIds", l.location, exists (select from dc_places p where p.dc_id = d.dc_id and p.code = l.location and p.kind = 'crossdock') as "isAtDock", i.code as item, right(i.barcode, 4) as "barcodeTail", i.barcode, i.name,
           i.spec, i.unit, l.qty_each as "qtyEach", i.case_pack_each as "casePackEach", i.is_weighed as "isWeighed",
           x.is_gift as "isGift",
           coalesce((select json_agg(json_build_object('expiresOn', p.expires_on, 'qtyEach', p.qty_each) order by p.expires_on)
                     from delivery_lots p where p.delivery_id = l.delivery_id and p.item_id = x.item_id and p.expires_on < 'infinity'), '[]') as lots,
           case when k.delivery_id is null then coalesce(e.reserves, '[]') else coalesce(f.reserves, '[]') end as reserves, coalesce(n.qty_each, 0)::int8 as "scannedEach", n.reason, coalesce(n.visits, 0) as visits
    from pick_lines l
    join deliveries d on d.id = l.delivery_id and d.status <> 'void'
    join stores s on s.id = d.store_id
    join routes r on r.id = s.route_id
    join delivery_lines x on x.delivery_id = l.delivery_id and x.line_no = l.delivery_line_no
    join items i on i.id = x.item_id
    left join elsewhere e on e.dc_id = d.dc_id and e.item_id = x.item_id
    left join cross_dock_picks k on k.delivery_id = l.delivery_id and k.item_id = x.item_id
    left join lateral (
      select json_agg(json_build_object('place', g.location, 'expiresOn', nullif(g.expires_on, 'infinity'), 'qtyEach', g.qty_each)
                      order by g.expires_on, g.qty_each) as reserves
      from dc_stock t join dc_lots g on g.dc_id = t.dc_id and g.item_id = t.item_id and g.location = t.location
      where k.delivery_id is not null and t.dc_id = d.dc_id and t.item_id = x.item_id and t.location <> '') f on true
    left join on_cart o on o.task_id = l.task_id and o.delivery_id = l.delivery_id
    left join labelled c on c.delivery_id = l.delivery_id
    left join scanned n on n.task_id = l.task_id and n.line_no = l.line_no
    where l.task_id = any(${ints(taskIds)}::int8[])
    order by l.task_id, l.line_no`;
  return rows.map(({ toteIds, ...line }) => ({
    ...line,
    totes: toteIds.map((id) => containerCode("tote", id)),
  }));
}
