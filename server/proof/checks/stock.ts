import { openStatuses, type ProofQuery, postedStatuses } from "@/server/proof/checks/check";

/** The two stock books have one shape; so have their checks. */
function bookChecks(place: "dc" | "store"): ProofQuery[] {
  const figures = `${place}-stock-on-hand`;
  const numbers = `${place}-stock-entry-numbers`;
  const costs = `${place}-stock-cost`;
  const running = `${place}-stock-running`;
  const key = `${place}_id`;
  const what = `coalesce(p.code, '?') || ' ' || coalesce(i.code, '?')`;
  const names = (row: string) => `
    left join ${place}s p on p.id = ${row}.${key} left join items i on i.id = ${row}.item_id`;
  return [
    {
      checks: { [figures]: "each", [numbers]: "number" },
      sql: `
        select v.name, ${what} as what, v.expected, v.actual
        from (select coalesce(s.${key}, e.${key}) as ${key}, coalesce(s.item_id, e.item_id) as item_id,
                     s.on_hand_each, s.last_entry_no, e.each, e.entries, e.last
              from ${place}_stock s
              full join (select ${key}, item_id, sum(amount_each)::int8 as each, count(*) as entries, max(entry_no) as last
                         from ${place}_stock_entries group by ${key}, item_id) e
                on e.${key} = s.${key} and e.item_id = s.item_id) b ${names("b")}
        cross join lateral (values
          ('${figures}', coalesce(b.each, 0), b.on_hand_each),
          ('${numbers}', coalesce(b.entries, 0), b.last_entry_no::int8),
          ('${numbers}', coalesce(b.last, 0)::int8, b.last_entry_no::int8)) v (name, expected, actual)`,
    },
    {
      checks: { [costs]: "micro" },
      sql: `
        select '${costs}' as name, ${what} as what, e.cost_micro as expected, s.cost_micro as actual
        from ${place}_stock s
        join ${place}_stock_entries e on e.${key} = s.${key} and e.item_id = s.item_id and e.entry_no = s.last_entry_no
        ${names("s")}`,
    },
    {
      checks: { [running]: "each" },
      sql: `
        select '${running}' as name, ${what} || ' ' || e.entry_no as what, e.expected, e.actual
        from (select ${key}, item_id, entry_no, on_hand_after_each as actual,
                     sum(amount_each) over (partition by ${key}, item_id order by entry_no)::int8 as expected
              from ${place}_stock_entries) e ${names("e")}`,
    },
  ];
}

const reserved: ProofQuery = {
  checks: { "dc-stock-reserved": "each" },
  sql: `
    select 'dc-stock-reserved' as name, coalesce(p.code, '?') || ' ' || coalesce(i.code, '?') as what,
           coalesce(r.allocated, 0) as expected, r.reserved_each as actual
    from (select coalesce(s.dc_id, o.dc_id) as dc_id, coalesce(s.item_id, o.item_id) as item_id, s.reserved_each, o.allocated
          from dc_stock s
          full join (select d.dc_id, l.item_id, sum(l.allocated_each)::int8 as allocated
                     from deliveries d join delivery_lines l on l.delivery_id = d.id
                     where d.status in ${openStatuses} group by d.dc_id, l.item_id) o
            on o.dc_id = s.dc_id and o.item_id = s.item_id) r
    left join dcs p on p.id = r.dc_id left join items i on i.id = r.item_id`,
};

/** Goods of approved deliveries left the DC and reached the store, item by item, as picked. */
function movedGoods(place: "dc" | "store"): ProofQuery {
  const name = place === "dc" ? "delivered-from-dc" : "delivered-into-store";
  const sign = place === "dc" ? "-" : "";
  return {
    checks: { [name]: "each" },
    sql: `
      select '${name}' as name, coalesce(d.delivery_no, 'delivery ' || m.cause_id) || ' ' || coalesce(i.code, '?') as what,
             m.expected, m.actual
      from (select coalesce(l.delivery_id, e.cause_id) as cause_id, coalesce(l.item_id, e.item_id) as item_id,
                   ${sign}l.picked as expected, e.amount_each as actual
            from (select l.delivery_id, l.item_id, d.${place}_id,
                         sum(coalesce(x.picked_each, l.allocated_each))::int8 as picked
                  from delivery_lines l
                  join deliveries d on d.id = l.delivery_id and d.status in ${postedStatuses}
                  left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
                  group by l.delivery_id, l.item_id, d.${place}_id
                  having sum(coalesce(x.picked_each, l.allocated_each)) <> 0) l
            full join (select * from ${place}_stock_entries where cause_type = 'delivery' and reason = 'delivery') e
              on e.cause_id = l.delivery_id and e.item_id = l.item_id and e.${place}_id = l.${place}_id) m
      left join deliveries d on d.id = m.cause_id left join items i on i.id = m.item_id`,
  };
}

/** The lots of an item are what is on hand of it; what a delivery order was planned or got of dates is what it is to get or was picked. */
const lots: ProofQuery[] = [
  {
    checks: { "dc-lots": "each" },
    sql: `
      select 'dc-lots' as name, coalesce(p.code, '?') || ' ' || coalesce(i.code, '?') as what, b.expected, b.actual
      from (select coalesce(s.dc_id, l.dc_id) as dc_id, coalesce(s.item_id, l.item_id) as item_id,
                   coalesce(s.on_hand_each, 0) as expected, coalesce(l.each, 0) as actual
            from dc_stock s
            full join (select dc_id, item_id, sum(qty_each)::int8 as each from dc_lots group by dc_id, item_id) l
              on l.dc_id = s.dc_id and l.item_id = s.item_id) b
      left join dcs p on p.id = b.dc_id left join items i on i.id = b.item_id`,
  },
  {
    checks: { "dc-lots-placed": "each" },
    sql: `
      select 'dc-lots-placed' as name, coalesce(c.code, '?') || ' ' || l.location || ' ' || coalesce(i.code, '?') as what,
             l.qty_each as expected,
             case when s.location = l.location or exists (select from dc_places p where p.dc_id = l.dc_id and p.code = l.location)
                  then l.qty_each else 0 end as actual
      from dc_lots l
      left join dc_stock s on s.dc_id = l.dc_id and s.item_id = l.item_id
      left join dcs c on c.id = l.dc_id left join items i on i.id = l.item_id`,
  },
  {
    checks: { "dc-move-tasks": "each" },
    sql: `
      select 'dc-move-tasks' as name, coalesce(c.code, '?') || ' move ' || t.id as what, coalesce(m.each, 0) as expected,
             t.moved_each as actual
      from dc_move_tasks t
      left join (select task_id, sum(qty_each)::int8 as each from dc_moves where task_id is not null group by task_id) m
        on m.task_id = t.id
      left join dcs c on c.id = t.dc_id`,
  },
  {
    checks: { "delivery-lots": "each" },
    sql: `
      select 'delivery-lots' as name, coalesce(d.delivery_no, 'delivery ' || b.delivery_id) || ' ' || coalesce(i.code, '?') as what,
             case when b.is_issued then coalesce(l.picked, 0) else greatest(coalesce(l.allocated, 0), b.each) end as expected,
             case when d.id is null then 0
                  when b.is_issued <> (d.status not in ${openStatuses}) then -b.each
                  when not b.is_issued and b.each > coalesce(l.allocated, 0) then -b.each
                  when b.is_issued then b.each
                  else greatest(coalesce(l.allocated, 0), b.each) end as actual
      from (select delivery_id, item_id, is_issued, sum(qty_each)::int8 as each from delivery_lots
            group by delivery_id, item_id, is_issued) b
      left join deliveries d on d.id = b.delivery_id
      left join (select l.delivery_id, l.item_id, sum(l.allocated_each)::int8 as allocated,
                        sum(coalesce(x.picked_each, l.allocated_each))::int8 as picked
                 from delivery_lines l
                 left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
                 group by l.delivery_id, l.item_id) l on l.delivery_id = b.delivery_id and l.item_id = b.item_id
      left join items i on i.id = b.item_id`,
  },
];

export const stockChecks = [
  ...bookChecks("dc"),
  ...bookChecks("store"),
  reserved,
  ...lots,
  movedGoods("dc"),
  movedGoods("store"),
];
