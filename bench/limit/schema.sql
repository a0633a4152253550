-- The least that holds the same jobs: orders, waves, deliveries, stock and money, in integers. Ids ascend, mass tables have one
-- index, whose key is their parent and a number, and no foreign keys: the join that prices a line proves that its item exists.
-- Counters are half empty pages (fillfactor) and have no index on what changes, so that their updates stay on their page (HOT).

create table account (
  balance_fen bigint not null,
  held_fen bigint not null default 0,
  opening_fen bigint not null,
  credit_fen bigint not null,
  account_id int primary key,
  last_entry_no int not null default 0
) with (fillfactor = 50);

create table account_entry (
  amount_fen bigint not null,
  balance_after_fen bigint not null,
  order_id bigint not null,
  account_id int not null,
  entry_no int not null,
  primary key (account_id, entry_no)
);

create table store (
  store_id int primary key,
  account_id int not null references account,
  route_id smallint not null,
  plan_id smallint not null,
  template_id smallint not null
);

-- What a plan and a template say of a whole order: the window in minutes of the day, thresholds of discount and gift.
create table terms (
  plan_id smallint not null,
  template_id smallint not null,
  opens_minute smallint not null,
  closes_minute smallint not null,
  goods_min_fen int not null,
  goods_max_fen int not null,
  discount_from_fen int not null,
  discount_fen int not null,
  gift_from_fen int not null,
  gift_item_id int not null,
  gift_dc_id smallint not null,
  primary key (plan_id, template_id)
);

-- The published price list: everything that a line needs, found by one probe of the index alone.
create table offer (
  item_id int not null,
  price_fen int not null,
  qty_min int not null,
  qty_max int not null,
  buy_each int,
  gift_item_id int,
  plan_id smallint not null,
  template_id smallint not null,
  dc_id smallint not null,
  qty_multiple smallint not null,
  case_each smallint not null,
  -- 1 loose, 2 case, 3 both: by the case where the quantity fills cases.
  pick_type smallint not null,
  gift_dc_id smallint,
  primary key (plan_id, template_id, item_id) include (
    price_fen, qty_min, qty_max, buy_each, gift_item_id, dc_id, qty_multiple, case_each, pick_type, gift_dc_id)
);

create sequence order_ids;

-- 1 in the pool, 2 in a wave, 3 shipped.
create table orders (
  order_id bigint primary key,
  submitted_at timestamptz not null,
  goods_fen int not null,
  total_fen int not null,
  store_id int not null,
  account_id int not null,
  wave_id int,
  status smallint not null default 1
) with (fillfactor = 75);

create table order_line (
  order_id bigint not null,
  item_id int not null,
  qty int not null,
  price_fen int not null,
  line_no smallint not null,
  dc_id smallint not null,
  pick_type smallint not null,
  primary key (order_id, line_no)
);

create table pool (
  order_id bigint not null,
  route_id smallint not null,
  primary key (route_id, order_id)
);

-- 1 generated, 2 released, 3 shipped. Its orders are its work list.
create table wave (
  order_ids bigint[] not null,
  wave_id int generated always as identity primary key,
  route_id smallint not null,
  status smallint not null default 1
);

create table delivery_order (
  order_id bigint not null,
  line_count int not null,
  amount_fen int not null,
  dc_id smallint not null,
  pick_type smallint not null,
  primary key (order_id, dc_id, pick_type)
);

-- As allocated; never changed.
create table delivery_line (
  order_id bigint not null,
  item_id int not null,
  allocated int not null,
  price_fen int not null,
  line_no smallint not null,
  dc_id smallint not null,
  pick_type smallint not null,
  primary key (order_id, line_no)
);

-- What a wave found too little of, and how much of it was there.
create table shortage (
  wave_id int not null,
  item_id int not null,
  there int not null,
  dc_id smallint not null,
  primary key (wave_id, dc_id, item_id)
);

-- Picked starts as allocated: confirming without exceptions writes nothing.
create table pick_line (
  order_id bigint not null,
  item_id int not null,
  place int not null,
  picked int not null,
  line_no smallint not null,
  dc_id smallint not null,
  pick_type smallint not null,
  primary key (order_id, line_no)
);

create table dc_stock (
  item_id int not null,
  opening int not null,
  on_hand int not null,
  reserved int not null default 0,
  place int not null,
  dc_id smallint not null,
  primary key (dc_id, item_id)
) with (fillfactor = 50);

create table store_stock (
  store_id int not null,
  item_id int not null,
  on_hand int not null,
  primary key (store_id, item_id)
) with (fillfactor = 75);

-- One row is in both books: out of the DC, into the store. Its key posts a line once.
create table movement (
  order_id bigint not null,
  store_id int not null,
  item_id int not null,
  qty int not null,
  line_no smallint not null,
  dc_id smallint not null,
  primary key (store_id, order_id, line_no)
);

-- What the load sends, prepared before anything is measured.
create table body (
  body_no int primary key,
  store_id int not null,
  item_ids int[] not null,
  qtys int[] not null
);
