import { isPrepaid, type ProofQuery } from "@/server/proof/checks/check";
import { lineNetSql } from "@/server/shared/line-net-sql";

/** A decided note says of every line what was accepted and what it is worth; its state and its sum follow from them. */
const decisions: ProofQuery = {
  checks: {
    "difference-lines-decided": "number",
    "difference-accepted-whole": "number",
    "difference-credits": "fen",
  },
  sql: `
    select v.name, n.difference_no as what, v.expected, v.actual
    from differences n
    left join (select difference_id, count(*) as lines, count(*) filter (where accepted_each is not null) as decided,
                      count(*) filter (where accepted_each = qty_each) as whole,
                      count(*) filter (where accepted_each > 0) as some, sum(credit_fen)::int8 as fen
               from difference_lines group by difference_id) l on l.difference_id = n.id
    cross join lateral (values
      ('difference-lines-decided', case when n.status = 'submitted' then 0 else l.lines end, l.decided),
      ('difference-accepted-whole', case n.status when 'submitted' then 0 when 'rejected' then 0 when 'accepted' then 2 else 1 end::int8,
         case when coalesce(l.some, 0) = 0 then 0 when l.whole = l.lines then 2 else 1 end::int8),
      ('difference-credits', l.fen, n.credit_fen)) v (name, expected, actual)`,
};

/** Money of decided notes of accounts, entry by entry; that of COD stores is in their dues. */
const money: ProofQuery = {
  checks: { "difference-entries": "fen" },
  sql: `
    select 'difference-entries' as name, coalesce(n.difference_no, e.document_no) as what,
           n.credit_fen as expected, e.amount_fen as actual
    from (select n.id, n.difference_no, n.credit_fen, d.account_id
          from differences n join deliveries d on d.id = n.delivery_id
          where n.credit_fen <> 0 and ${isPrepaid}) n
    full join (select * from account_entries where reason = 'difference') e
      on e.cause_type = 'difference' and e.cause_id = n.id and e.account_id = n.account_id`,
};

/** Goods of decided notes: out of the store's stock what was short or damaged, into it what came too much. */
const goods: ProofQuery = {
  checks: { "difference-goods": "each" },
  sql: `
    select 'difference-goods' as name, coalesce(n.difference_no, 'difference ' || m.cause_id) || ' ' || coalesce(i.code, '?') as what,
           m.expected, m.actual
    from (select coalesce(l.difference_id, e.cause_id) as cause_id, coalesce(l.item_id, e.item_id) as item_id,
                 l.each as expected, e.amount_each as actual
          from (select l.difference_id, l.item_id, d.store_id,
                       sum(case when l.type = 'over' then l.accepted_each else -l.accepted_each end)::int8 as each
                from difference_lines l join differences n on n.id = l.difference_id join deliveries d on d.id = n.delivery_id
                where l.accepted_each > 0 group by l.difference_id, l.item_id, d.store_id) l
          full join (select * from store_stock_entries where cause_type = 'difference' and reason = 'difference') e
            on e.cause_id = l.difference_id and e.item_id = l.item_id and e.store_id = l.store_id) m
    left join differences n on n.id = m.cause_id left join items i on i.id = m.item_id`,
};

/** All notes of a delivery together claim of an item at most what it brought, and give back at most what it charged. */
const bounds: ProofQuery = {
  checks: { "difference-within-delivered": "each", "difference-within-charged": "fen" },
  sql: `
    select v.name, d.delivery_no || ' ' || coalesce(i.code, '?') as what, v.expected, v.actual
    from (select n.delivery_id, l.item_id, sum(coalesce(l.accepted_each, l.qty_each))::int8 as each,
                 coalesce(sum(l.credit_fen), 0)::int8 as fen
          from difference_lines l join differences n on n.id = l.difference_id
          where l.type <> 'over' group by n.delivery_id, l.item_id) c
    join deliveries d on d.id = c.delivery_id
    left join items i on i.id = c.item_id
    left join (
      select l.delivery_id, l.item_id, sum(coalesce(x.picked_each, l.allocated_each))::int8 as each,
             sum(${lineNetSql("coalesce(x.picked_each, l.allocated_each)")})::int8 as fen
      from delivery_lines l
      left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
      where l.delivery_id in (select delivery_id from differences)
      group by l.delivery_id, l.item_id) b on b.delivery_id = c.delivery_id and b.item_id = c.item_id
    cross join lateral (values
      ('difference-within-delivered', least(c.each, coalesce(b.each, 0)), c.each),
      ('difference-within-charged', least(c.fen, coalesce(b.fen, 0)), c.fen)) v (name, expected, actual)`,
};

/** Goods of reversed deliveries are in the DC again and out of the store's stock, item by item, as picked. */
function takenBack(place: "dc" | "store"): ProofQuery {
  const name = place === "dc" ? "reversed-into-dc" : "reversed-from-store";
  const sign = place === "dc" ? "" : "-";
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
                  join deliveries d on d.id = l.delivery_id and d.status = 'reversed'
                  left join delivery_shorts x on x.delivery_id = l.delivery_id and x.line_no = l.line_no
                  group by l.delivery_id, l.item_id, d.${place}_id
                  having sum(coalesce(x.picked_each, l.allocated_each)) <> 0) l
            full join (select * from ${place}_stock_entries where cause_type = 'delivery' and reason = 'delivery_reversal') e
              on e.cause_id = l.delivery_id and e.item_id = l.item_id and e.${place}_id = l.${place}_id) m
      left join deliveries d on d.id = m.cause_id left join items i on i.id = m.item_id`,
  };
}

export const differenceChecks = [decisions, money, goods, bounds, takenBack("dc"), takenBack("store")];
