-- What must be true of the reference's own books after a run: each query counts what breaks it.
select 'balance = opening + entries' as book, count(*)::int as broken
  from account a left join (select account_id, sum(amount_fen) as fen, count(*) as entries from account_entry group by account_id) e using (account_id)
  where a.balance_fen <> a.opening_fen + coalesce(e.fen, 0) or a.last_entry_no <> coalesce(e.entries, 0)
union all
select 'each entry goes on from the one before', count(*)::int from (
  select e.balance_after_fen, e.entry_no, row_number() over turn as nth, a.opening_fen + sum(e.amount_fen) over turn as fen
    from account_entry e join account a using (account_id)
    window turn as (partition by e.account_id order by e.entry_no)) e
  where balance_after_fen <> fen or entry_no <> nth
union all
select 'no account below its limit', count(*)::int from account where balance_fen + credit_fen - held_fen < 0
union all
select 'held = orders in a wave', count(*)::int
  from account a left join (select account_id, sum(total_fen) as fen from orders where status = 2 group by account_id) o using (account_id)
  where a.held_fen <> coalesce(o.fen, 0)
union all
select 'an order shipped is charged once, for what was picked', count(*)::int
  from (select o.order_id, p.fen - (o.goods_fen - o.total_fen) * p.fen / o.goods_fen as fen
          from orders o join (
            select p.order_id, sum(p.picked * l.price_fen) as fen
              from pick_line p join order_line l using (order_id, line_no) group by p.order_id) p using (order_id)
          where o.status = 3) o
  full join (select order_id, sum(amount_fen) as fen, count(*) as entries from account_entry group by order_id) e using (order_id)
  where e.entries is distinct from 1 or -e.fen is distinct from o.fen
union all
select 'no negative stock', (select count(*) from dc_stock where on_hand < 0 or reserved < 0 or reserved > on_hand)::int
  + (select count(*) from store_stock where on_hand < 0)::int
union all
select 'DC stock = opening - movements', count(*)::int
  from dc_stock s left join (select dc_id, item_id, sum(qty) as qty from movement group by dc_id, item_id) m using (dc_id, item_id)
  where s.on_hand <> s.opening - coalesce(m.qty, 0)
union all
select 'DC stock reserved = lines in a wave', count(*)::int
  from dc_stock s left join (
    select l.dc_id, l.item_id, sum(l.allocated) as qty
      from delivery_line l join orders o using (order_id) where o.status = 2 group by l.dc_id, l.item_id) l using (dc_id, item_id)
  where s.reserved <> coalesce(l.qty, 0)
union all
select 'store stock = movements', count(*)::int
  from store_stock s full join (select store_id, item_id, sum(qty) as qty from movement group by store_id, item_id) m using (store_id, item_id)
  where s.on_hand is distinct from m.qty
union all
select 'every line of an accepted order is delivered once, whole unless its item was short', count(*)::int
  from (select l.*, s.there from order_line l join orders o using (order_id)
          left join shortage s using (wave_id, dc_id, item_id) where o.status > 1) l
  full join delivery_line d using (order_id, line_no)
  where l.order_id is null or l.item_id is distinct from d.item_id and d.order_id is not null
     or l.there is null and l.qty is distinct from d.allocated or d.allocated > l.qty or d.price_fen <> l.price_fen
union all
select 'of a short item all that was there is delivered', count(*)::int
  from shortage s left join (
    select o.wave_id, d.dc_id, d.item_id, sum(d.allocated) as qty
      from delivery_line d join orders o using (order_id) group by o.wave_id, d.dc_id, d.item_id) d using (wave_id, dc_id, item_id)
  where s.there is distinct from coalesce(d.qty, 0)
union all
select 'every line shipped is picked and moved once', count(*)::int
  from (select d.* from delivery_line d join orders o using (order_id) where o.status = 3) d
  full join pick_line p using (order_id, line_no) full join movement m using (order_id, line_no)
  where d.order_id is null or p.order_id is null or p.picked > d.allocated or p.picked is distinct from coalesce(m.qty, 0)
     or m.item_id <> d.item_id
union all
select 'a delivery order is its lines', count(*)::int
  from (select order_id, dc_id, pick_type, count(*) as lines, sum(allocated * price_fen) as fen
          from delivery_line group by order_id, dc_id, pick_type) l
  full join delivery_order d using (order_id, dc_id, pick_type)
  where l.lines is distinct from d.line_count or l.fen is distinct from d.amount_fen
union all
select 'an order costs what its lines cost, and waits in the pool or is in a wave', count(*)::int
  from orders o
  left join (select order_id, sum(qty * price_fen) as fen from order_line group by order_id) l using (order_id)
  left join pool p using (order_id)
  where o.goods_fen is distinct from l.fen or o.total_fen > o.goods_fen
     or (o.status = 1) <> (p.order_id is not null) or (o.status > 1) <> (o.wave_id is not null)
union all
select 'nobody is refused who could have paid in turn', count(*)::int from (
  select o.status, o.total_fen <= a.balance_fen + a.credit_fen - a.held_fen as could_pay,
         row_number() over (partition by o.account_id order by o.order_id) as nth
    from orders o join store s using (store_id) join account a on a.account_id = o.account_id
    where o.status = 1 and s.route_id = any ($1)) o
  where nth = 1 and could_pay;
