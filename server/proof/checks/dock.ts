import type { ProofQuery } from "@/server/proof/checks/check";

/**
 * Every entry of the book of containers says what its cause does: what stood on the truck when it left, what a handover gave
 * beyond that less what came back, what a count found beside the book.
 */
export const dockChecks: ProofQuery[] = [
  {
    checks: { "containers-out": "number" },
    sql: `
      with out as (
        select n.wave_id, n.store_id, n.kind, count(*)::int8 as qty
        from loads l join containers n on l.code = case n.kind when 'tote' then 'T' when 'cage' then 'G' else 'B' end
                                                   || lpad(n.id::text, greatest(6, length(n.id::text)), '0') and n.wave_id = l.wave_id
        where exists (
          select from trips t join stores s on s.id = n.store_id
          where t.wave_id = n.wave_id and t.dc_id = n.dc_id and t.dispatched_at is not null and s.route_id = t.route_id)
          or exists (
          select from container_entries e join trips t on t.id = e.cause_id
          where e.cause_type = 'trip' and e.store_id = n.store_id and e.kind = n.kind and t.wave_id = n.wave_id and t.dc_id = n.dc_id)
        group by n.wave_id, n.store_id, n.kind),
      booked as (
        select t.wave_id, e.store_id, e.kind, sum(e.qty)::int8 as qty
        from container_entries e join trips t on t.id = e.cause_id where e.cause_type = 'trip'
        group by t.wave_id, e.store_id, e.kind)
      select 'containers-out' as name, coalesce(w.wave_no, '?') || ' ' || coalesce(s.code, '?') || ' ' || m.kind as what,
             m.expected, m.actual
      from (select coalesce(o.wave_id, b.wave_id) as wave_id, coalesce(o.store_id, b.store_id) as store_id,
                   coalesce(o.kind, b.kind) as kind, coalesce(o.qty, 0) as expected, coalesce(b.qty, 0) as actual
            from out o full join booked b on b.wave_id = o.wave_id and b.store_id = o.store_id and b.kind = o.kind) m
      left join waves w on w.id = m.wave_id left join stores s on s.id = m.store_id`,
  },
  {
    checks: { "containers-back": "number" },
    sql: `
      with loaded as (
        select n.wave_id, n.dc_id, n.store_id, n.kind, count(*)::int8 as qty
        from loads l join containers n on l.code = case n.kind when 'tote' then 'T' when 'cage' then 'G' else 'B' end
                                                   || lpad(n.id::text, greatest(6, length(n.id::text)), '0') and n.wave_id = l.wave_id
        group by n.wave_id, n.dc_id, n.store_id, n.kind),
      signed as (
        select h.*, k.kind, k.given - coalesce(l.qty, 0) - k.back as expected
        from handovers h
        cross join lateral (values ('tote'::container_kind, h.totes, h.back_totes), ('cage', h.cages, h.back_cages),
                                   ('ice_box', h.ice_boxes, h.back_ice_boxes)) k (kind, given, back)
        left join loaded l on l.wave_id = h.wave_id and l.dc_id = h.dc_id and l.store_id = h.store_id and l.kind = k.kind)
      select 'containers-back' as name, coalesce(w.wave_no, 'entry ' || m.id) || ' ' || coalesce(s.code, '?') || ' ' || m.kind as what,
             m.expected, m.actual
      from (select coalesce(g.id, e.cause_id) as id, g.wave_id, coalesce(g.store_id, e.store_id) as store_id,
                   coalesce(g.kind, e.kind) as kind, coalesce(g.expected, 0)::int8 as expected, coalesce(e.qty, 0)::int8 as actual
            from signed g
            full join (select * from container_entries where cause_type = 'handover') e
              on e.cause_id = g.id and e.store_id = g.store_id and e.kind = g.kind) m
      left join waves w on w.id = m.wave_id left join stores s on s.id = m.store_id`,
  },
  {
    checks: { "containers-counted": "number" },
    sql: `
      select 'containers-counted' as name, coalesce(s.code, '?') || ' ' || m.kind || ' ' || m.id as what, m.expected, m.actual
      from (select coalesce(c.id, e.cause_id) as id, coalesce(c.store_id, e.store_id) as store_id, coalesce(c.kind, e.kind) as kind,
                   coalesce(c.counted_qty - c.book_qty, 0)::int8 as expected, coalesce(e.qty, 0)::int8 as actual
            from container_counts c
            full join (select * from container_entries where cause_type = 'count') e
              on e.cause_id = c.id and e.store_id = c.store_id and e.kind = c.kind) m
      left join stores s on s.id = m.store_id`,
  },
];
