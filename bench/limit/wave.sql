-- A wave in three steps, one transaction each, one statement per table. Ids travel as arrays: rows written a moment ago are in no
-- statistics, and by `wave_id = …` the planner would expect one row and loop over the wave for each.

-- Accept in the order of submission what the accounts can pay, allocate, write the delivery documents.
create function generate(p_route smallint) returns table (wave int, orders int, lines int)
language plpgsql set enable_nestloop = off set enable_mergejoin = off set work_mem = '256MB' as $$
declare
  v_waiting bigint[];
  v_accepted bigint[];
  v_short_dcs smallint[];
  v_short_items int[];
  v_there int[];
  v_wave int;
  v_lines int;
begin
  perform pg_advisory_xact_lock(p_route);
  select array_agg(order_id) into v_waiting from pool where route_id = p_route;
  perform from account a
    where a.account_id in (select o.account_id from orders o where o.order_id = any (v_waiting))
    order by a.account_id for no key update;

  -- Totals are positive: the running sum says who can still pay, in turn, until the money of the account runs out.
  select array_agg(order_id order by order_id) into v_accepted from (
    select o.order_id, a.balance_fen + a.credit_fen - a.held_fen as available_fen,
           sum(o.total_fen) over (partition by o.account_id order by o.order_id) as asked_fen
      from orders o join account a using (account_id)
      where o.order_id = any (v_waiting)) asked
    where asked_fen <= available_fen;
  if v_accepted is null then return; end if;

  insert into wave (order_ids, route_id) values (v_accepted, p_route) returning wave_id into v_wave;
  delete from pool where route_id = p_route and order_id = any (v_accepted);
  with moved as (
    update orders o set status = 2, wave_id = v_wave
      where o.order_id = any (v_accepted) and o.status = 1 returning o.account_id, o.total_fen)
  update account a set held_fen = a.held_fen + h.fen
    from (select account_id, sum(total_fen) as fen from moved group by account_id) h
    where a.account_id = h.account_id;

  perform from dc_stock order by dc_id, item_id for no key update;
  -- Reserve what is there of each item; only the short ones need to be shared, in the order of submission.
  with demand as (
    select dc_id, item_id, sum(qty)::int as qty from order_line where order_id = any (v_accepted) group by dc_id, item_id
  ), taken as (
    update dc_stock s set reserved = s.reserved + least(d.qty, s.on_hand - s.reserved)
      from demand d where s.dc_id = d.dc_id and s.item_id = d.item_id
      returning s.dc_id, s.item_id, old.on_hand - old.reserved as there, d.qty
  )
  select array_agg(dc_id), array_agg(item_id), array_agg(there) into v_short_dcs, v_short_items, v_there
    from taken where qty > there;

  if v_there is null then
    insert into delivery_line (order_id, item_id, allocated, price_fen, line_no, dc_id, pick_type)
    select order_id, item_id, qty, price_fen, line_no, dc_id, pick_type
      from order_line where order_id = any (v_accepted);
  else
    insert into shortage (wave_id, item_id, there, dc_id)
    select v_wave, s.item_id, s.there, s.dc_id from unnest(v_short_dcs, v_short_items, v_there) as s(dc_id, item_id, there);
    with short as materialized (
      select * from unnest(v_short_dcs, v_short_items, v_there) as s(dc_id, item_id, there)
    ), shared as (
      select l.*, least(l.qty, s.there - sum(l.qty) over (partition by l.dc_id, l.item_id order by l.order_id, l.line_no) + l.qty)::int
               as allocated
        from order_line l join short s using (dc_id, item_id) where l.order_id = any (v_accepted)
    )
    insert into delivery_line (order_id, item_id, allocated, price_fen, line_no, dc_id, pick_type)
    select order_id, item_id, qty, price_fen, line_no, dc_id, pick_type
      from order_line l where order_id = any (v_accepted)
       and not exists (select from short s where s.dc_id = l.dc_id and s.item_id = l.item_id)
    union all
    select order_id, item_id, allocated, price_fen, line_no, dc_id, pick_type from shared where allocated > 0;
  end if;
  get diagnostics v_lines = row_count;

  insert into delivery_order (order_id, line_count, amount_fen, dc_id, pick_type)
  select order_id, count(*), sum(allocated * price_fen), dc_id, pick_type
    from delivery_line where order_id = any (v_accepted) group by order_id, dc_id, pick_type;
  return query select v_wave, cardinality(v_accepted), v_lines;
end $$;

-- Pick lists, one for each delivery order: what to take from which place.
create function release(p_wave int) returns int
language plpgsql set enable_nestloop = off set enable_mergejoin = off set work_mem = '256MB' as $$
declare
  v_ids bigint[];
  v_lines int;
begin
  update wave set status = 2 where wave_id = p_wave and status = 1 returning order_ids into v_ids;
  if not found then raise 'wave % cannot be released', p_wave; end if;
  insert into pick_line (order_id, item_id, place, picked, line_no, dc_id, pick_type)
  select l.order_id, l.item_id, s.place, l.allocated, l.line_no, l.dc_id, l.pick_type
    from delivery_line l join dc_stock s on s.dc_id = l.dc_id and s.item_id = l.item_id
    where l.order_id = any (v_ids);
  get diagnostics v_lines = row_count;
  return v_lines;
end $$;

-- Ship what was picked and settle it: money and stock, with an entry for each.
create function approve(p_wave int) returns int
language plpgsql set enable_nestloop = off set enable_mergejoin = off set work_mem = '256MB' as $$
declare
  v_ids bigint[];
  v_lines int;
begin
  update wave set status = 3 where wave_id = p_wave and status = 2 returning order_ids into v_ids;
  if not found then raise 'wave % cannot be approved', p_wave; end if;
  perform from account a
    where a.account_id in (select o.account_id from orders o where o.order_id = any (v_ids))
    order by a.account_id for no key update;
  perform from dc_stock order by dc_id, item_id for no key update;

  -- Everything follows from one reading of the lines. A discount is granted by the share of the goods that were picked.
  with moved as (
    update orders o set status = 3 where o.order_id = any (v_ids) and o.status = 2
      returning o.order_id, o.account_id, o.store_id, o.goods_fen, o.total_fen
  ), shipped as materialized (
    select order_id, line_no, p.dc_id, p.item_id, p.picked, l.allocated, l.price_fen, m.store_id
      from pick_line p join delivery_line l using (order_id, line_no) join moved m using (order_id)
      where p.order_id = any (v_ids) and l.order_id = any (v_ids)
  ), charge as materialized (
    select account_id, order_id, total_fen, fen, row_number() over turn as nth, sum(fen) over turn as fen_so_far
      from (
        select m.*, p.fen - (m.goods_fen - m.total_fen) * p.fen / m.goods_fen as fen
          from moved m join (select order_id, sum(picked * price_fen) as fen from shipped group by order_id) p using (order_id)) m
      window turn as (partition by account_id order by order_id)
  ), entries as (
    insert into account_entry (amount_fen, balance_after_fen, order_id, account_id, entry_no)
    select -c.fen, a.balance_fen - c.fen_so_far, c.order_id, c.account_id, a.last_entry_no + c.nth
      from charge c join account a using (account_id)
  ), charged as (
    update account a
      set balance_fen = a.balance_fen - c.fen, held_fen = a.held_fen - c.held, last_entry_no = a.last_entry_no + c.entries
      from (select account_id, sum(fen) as fen, sum(total_fen) as held, count(*)::int as entries from charge group by account_id) c
      where a.account_id = c.account_id
  ), movements as (
    insert into movement (order_id, store_id, item_id, qty, line_no, dc_id)
    select order_id, store_id, item_id, picked, line_no, dc_id from shipped where picked > 0
  ), left_dc as (
    update dc_stock s set on_hand = s.on_hand - p.picked, reserved = s.reserved - p.allocated
      from (select dc_id, item_id, sum(picked)::int as picked, sum(allocated)::int as allocated
              from shipped group by dc_id, item_id) p
      where s.dc_id = p.dc_id and s.item_id = p.item_id
  )
  -- In the order of the table's key, so that each of its pages is visited once.
  insert into store_stock as s (store_id, item_id, on_hand)
  select store_id, item_id, sum(picked) from shipped where picked > 0 group by store_id, item_id order by store_id, item_id
  on conflict (store_id, item_id) do update set on_hand = s.on_hand + excluded.on_hand;

  select sum(line_count) into v_lines from delivery_order where order_id = any (v_ids);
  return v_lines;
end $$;
