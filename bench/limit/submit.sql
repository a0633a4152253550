-- One order: one read of who orders, one statement for all lines, header and pool. What it refuses rolls back.
create function submit_order(p_store int, p_items int[], p_qtys int[]) returns bigint language plpgsql as $$
declare
  v_order bigint := nextval('order_ids');
  v_minute int := extract(hour from now()) * 60 + extract(minute from now());
  s record;
  v_lines int;
  v_goods int;
  v_is_allowed boolean;
begin
  -- Whether the account could pay is a plain read here and only warns; the hard check is at generation.
  select st.account_id, st.route_id, t.*, a.balance_fen + a.credit_fen - a.held_fen as available_fen into s
    from store st
    join terms t on t.plan_id = st.plan_id and t.template_id = st.template_id
    join account a on a.account_id = st.account_id
    where st.store_id = p_store;
  if not found then raise 'unknown store %', p_store; end if;
  if v_minute < s.opens_minute or v_minute >= s.closes_minute then raise 'window is closed'; end if;

  with line as materialized (
    select o.item_id, w.qty, o.price_fen, w.line_no::int2 as line_no, o.dc_id,
           case when o.pick_type < 3 then o.pick_type when w.qty % o.case_each = 0 then 2::int2 else 1::int2 end as pick_type,
           o.buy_each, o.gift_item_id, o.gift_dc_id,
           w.qty between o.qty_min and o.qty_max and w.qty % o.qty_multiple = 0 as is_allowed
      from unnest(p_items, p_qtys) with ordinality as w(item_id, qty, line_no)
      join offer o on o.plan_id = s.plan_id and o.template_id = s.template_id and o.item_id = w.item_id
  ), total as materialized (
    select count(*)::int as lines, sum(qty * price_fen)::int as goods_fen, bool_and(is_allowed) as is_allowed from line
  ), lines as (
    insert into order_line (order_id, item_id, qty, price_fen, line_no, dc_id, pick_type)
    select v_order, item_id, qty, price_fen, line_no, dc_id, pick_type from line
    union all
    select v_order, gift_item_id, qty / buy_each, 0, 1000 + line_no, gift_dc_id, 1 from line where qty >= buy_each
    union all
    select v_order, s.gift_item_id, 1, 0, 2000, s.gift_dc_id, 1 from total where goods_fen >= s.gift_from_fen
  ), header as (
    insert into orders (order_id, submitted_at, goods_fen, total_fen, store_id, account_id)
    select v_order, now(), goods_fen,
           goods_fen - case when goods_fen >= s.discount_from_fen then s.discount_fen else 0 end,
           p_store, s.account_id from total
  ), waiting as (
    insert into pool (order_id, route_id) values (v_order, s.route_id)
  )
  select lines, goods_fen, is_allowed into v_lines, v_goods, v_is_allowed from total;

  if v_lines <> cardinality(p_items) then raise 'an item is not on offer'; end if;
  if not v_is_allowed then raise 'a quantity is not allowed'; end if;
  if v_goods not between s.goods_min_fen and s.goods_max_fen then raise 'the order is too small or too large'; end if;
  if v_goods > s.available_fen then raise debug 'the account cannot pay yet'; end if;
  return v_order;
end $$;

-- One client: prepared orders one by one, each committed to the disk, as long as `p_seconds` last; `p_step` apart, so that
-- clients share the bodies. No client and no protocol is in between.
create procedure submit_for(p_seconds float8, p_first int, p_step int, p_bodies int, inout p_orders int)
language plpgsql as $$
declare
  v_end timestamptz := clock_timestamp() + p_seconds * interval '1 second';
  v_no int := p_first;
  b body;
begin
  p_orders := 0;
  while clock_timestamp() < v_end loop
    select * into b from body where body_no = v_no % p_bodies;
    perform submit_order(b.store_id, b.item_ids, b.qtys);
    commit;
    p_orders := p_orders + 1;
    v_no := v_no + p_step;
  end loop;
end $$;
