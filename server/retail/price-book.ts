import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type Approved, type Settled, settle } from "@/server/retail/rules/timeline";

export interface PriceKey {
  storeId: number;
  itemId: number;
}

/** A price that tills charge from now on; null: the one that headquarters suggest. */
export interface NewPrice extends PriceKey {
  priceFen: number | null;
  changeId: number;
  /** It lasts for a while only. */
  isOffer: boolean;
}

type Line = Approved & PriceKey;

/** Locks the price books of stores, in their order; a store's first is made. What becomes of its prices is decided under it. */
export async function lockPriceBooks(tx: Tx, storeIds: readonly number[]): Promise<void> {
  const sql = sqlOf(tx);
  const wanted = ints([...new Set(storeIds)].sort((a, b) => a - b));
  await sql`
    insert into price_books (store_id) select unnest(${wanted}::text::int4[]) on conflict (store_id) do nothing`;
  await sql`
    select store_id from price_books where store_id = any(${wanted}::int4[]) order by store_id for update`;
}

/**
 * Brings the approved prices of these items in these stores to `now`: what is due begins, what is over ends, and what tills must
 * charge is written behind the last entry of the store's book. Under the lock of the books. A second call at the same
 * time changes nothing. Answers the prices that are new.
 */
export async function settlePrices(tx: Tx, keys: readonly PriceKey[], now: Date): Promise<NewPrice[]> {
  if (keys.length === 0) return [];
  const [lines, own] = await Promise.all([readLines(tx, keys), readOwn(tx, keys)]);
  const settled = [...Map.groupBy(lines, keyOf)].map(([key, all]) => ({
    key,
    all,
    outcome: settle(all, now),
  }));
  await writeStates(
    tx,
    settled.map(({ outcome }) => outcome),
    now,
  );
  const fresh: NewPrice[] = [];
  for (const { key, all, outcome } of settled) {
    const [first] = all;
    const before = own.get(key);
    if (!first || (outcome.current?.priceFen ?? null) === (before ?? null)) continue;
    const { storeId, itemId } = first;
    const cause = outcome.current ?? outcome.ended.at(-1) ?? first;
    fresh.push({
      storeId,
      itemId,
      priceFen: outcome.current?.priceFen ?? null,
      changeId: cause.changeId,
      isOffer: (outcome.current?.endsAt ?? null) !== null,
    });
  }
  await writeOwn(
    tx,
    settled.flatMap(({ outcome, all }) => ownOf(outcome, all)),
  );
  await appendEntries(tx, fresh, now);
  return fresh;
}

const keyOf = ({ storeId, itemId }: PriceKey) => `${storeId} ${itemId}`;

const unnested = (keys: readonly PriceKey[]) =>
  [ints(column(keys, (k) => k.storeId)), ints(column(keys, (k) => k.itemId))] as const;

async function readLines(tx: Tx, keys: readonly PriceKey[]): Promise<Line[]> {
  const [stores, items] = unnested(keys);
  const rows = await sqlOf(tx)<
    (Omit<Line, "startsAt" | "endsAt"> & { startsAt: string; endsAt: string | null })[]
  >`
    select l.change_id as "changeId", l.line_no as "lineNo", l.store_id as "storeId", l.item_id as "itemId", l.status,
           l.price_fen as "priceFen", c.effective_at as "startsAt", c.ends_at as "endsAt"
    from (select distinct * from unnest(${stores}::text::int4[], ${items}::text::int4[])) k (store_id, item_id)
    join price_change_lines l on l.store_id = k.store_id and l.item_id = k.item_id and l.status in ('scheduled', 'effective')
    join price_changes c on c.id = l.change_id
    order by l.store_id, l.item_id, l.change_id`;
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt),
    endsAt: row.endsAt === null ? null : new Date(row.endsAt),
  }));
}

async function readOwn(tx: Tx, keys: readonly PriceKey[]): Promise<Map<string, number>> {
  const [stores, items] = unnested(keys);
  const rows = await sqlOf(tx)<(PriceKey & { priceFen: number })[]>`
    select p.store_id as "storeId", p.item_id as "itemId", p.price_fen as "priceFen"
    from (select distinct * from unnest(${stores}::text::int4[], ${items}::text::int4[])) k (store_id, item_id)
    join store_prices p on p.store_id = k.store_id and p.item_id = k.item_id`;
  return new Map(rows.map((row) => [keyOf(row), row.priceFen]));
}

async function writeStates(tx: Tx, outcomes: readonly Settled<Line>[], now: Date): Promise<void> {
  const moved = new Map<Line, "effective" | "ended" | "superseded">();
  for (const { started, ended, superseded } of outcomes) {
    for (const line of started) moved.set(line, "effective");
    for (const line of ended) moved.set(line, "ended");
    for (const line of superseded) moved.set(line, "superseded");
  }
  if (moved.size === 0) return;
  const lines = [...moved.keys()];
  const at = now.toISOString();
  await sqlOf(tx)`
    update price_change_lines l
    set status = m.status::price_line_status, started_at = coalesce(l.started_at, ${at}::text::timestamptz),
        ended_at = case when m.status = 'effective' then null else ${at}::text::timestamptz end
    from unnest(${ints(column(lines, (l) => l.changeId))}::text::int8[], ${ints(column(lines, (l) => l.lineNo))}::text::int2[],
                ${texts([...moved.values()])}::text::text[]) m (change_id, line_no, status)
    where l.change_id = m.change_id and l.line_no = m.line_no`;
}

const ownOf = ({ current }: Settled<Line>, [first]: readonly Line[]) =>
  first ? [{ storeId: first.storeId, itemId: first.itemId, current }] : [];

async function writeOwn(tx: Tx, rows: readonly (PriceKey & { current: Line | null })[]): Promise<void> {
  const sql = sqlOf(tx);
  const kept = rows.flatMap(({ current }) => current ?? []);
  const [stores, items] = unnested(rows.filter(({ current }) => current === null));
  await sql`
    delete from store_prices p using unnest(${stores}::text::int4[], ${items}::text::int4[]) k (store_id, item_id)
    where p.store_id = k.store_id and p.item_id = k.item_id`;
  await sql`
    insert into store_prices as p (store_id, item_id, price_fen, change_id, line_no)
    select * from unnest(${unnested(kept)[0]}::text::int4[], ${unnested(kept)[1]}::text::int4[],
                         ${ints(column(kept, (l) => l.priceFen))}::text::int8[],
                         ${ints(column(kept, (l) => l.changeId))}::text::int8[], ${ints(column(kept, (l) => l.lineNo))}::text::int2[])
    on conflict (store_id, item_id) do update
    set price_fen = excluded.price_fen, change_id = excluded.change_id, line_no = excluded.line_no
    where (p.change_id, p.line_no, p.price_fen) is distinct from (excluded.change_id, excluded.line_no, excluded.price_fen)`;
}

/** Writes what tills must charge behind the last entry of each book. Under the lock of the books. */
export async function appendEntries(
  tx: Tx,
  prices: readonly (PriceKey & { priceFen: number | null; changeId: number | null })[],
  now: Date,
): Promise<void> {
  if (prices.length === 0) return;
  await sqlOf(tx)`
    with fresh as (
      select * from unnest(${ints(column(prices, (p) => p.storeId))}::text::int4[], ${ints(column(prices, (p) => p.itemId))}::text::int4[],
                           ${ints(column(prices, (p) => p.priceFen))}::text::int8[], ${ints(column(prices, (p) => p.changeId))}::text::int8[])
        with ordinality as f (store_id, item_id, price_fen, change_id, n)
    ), written as (
      insert into price_entries (store_id, entry_no, item_id, price_fen, change_id, at)
      select f.store_id, b.last_entry_no + row_number() over (partition by f.store_id order by f.n), f.item_id, f.price_fen,
             f.change_id, ${now.toISOString()}::text::timestamptz
      from fresh f join price_books b on b.store_id = f.store_id
      returning store_id
    )
    update price_books b set last_entry_no = b.last_entry_no + w.entries
    from (select store_id, count(*) as entries from written group by store_id) w where b.store_id = w.store_id`;
}
