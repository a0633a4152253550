import { ints } from "@/db/bulk";
import { type Db, type Fragment, type Sql, sqlOf } from "@/db/client";
import { type Ability, type Actor, isAbleTo } from "@/server/auth";
import { type HitKind, linkOf } from "../places";

export interface SearchHit {
  kind: HitKind;
  label: string;
  note?: string;
  href: string;
}

interface Found {
  no: string;
  label: string;
  note: string | null;
}

interface Wanted {
  /** As typed, and what `like` makes of it: documents by the beginning of their number, names by any part. */
  q: string;
  prefix: string;
  part: string;
  /** The running number of a document, when only digits were typed. */
  id: number | null;
}

interface Source {
  kind: HitKind;
  ability: Ability;
  find: (sql: Sql, actor: Actor, wanted: Wanted) => Fragment;
}

const hitsMax = 6;

const reachesStore = (sql: Sql, actor: Actor, column: Fragment) =>
  sql`(${actor.storeIds === null}::bool or ${column} = any(${ints(actor.storeIds ?? [])}::int4[]))`;
const reachesDc = (sql: Sql, actor: Actor, column: Fragment) =>
  sql`(${actor.dcIds === null}::bool or ${column} = any(${ints(actor.dcIds ?? [])}::int4[]))`;
const reachesAccount = (sql: Sql, actor: Actor, column: Fragment) =>
  sql`(${actor.accountIds === null}::bool or ${column} = any(${ints(actor.accountIds ?? [])}::int4[]))`;

/** Documents that a store makes of its day, by the beginning of their number or by its running part. */
const ofStore = (kind: HitKind, ability: Ability, table: string, numberColumn: string): Source => ({
  kind,
  ability,
  find: (sql, actor, { prefix, id }) => sql`
    select d.${sql(numberColumn)} as no, d.${sql(numberColumn)} as label, s.name as note
    from ${sql(table)} d join stores s on s.id = d.store_id
    where (d.${sql(numberColumn)} like ${prefix} or d.id = ${id}::int8) and ${reachesStore(sql, actor, sql`d.store_id`)}
    order by d.id desc limit ${hitsMax}`,
});

const sources: readonly Source[] = [
  {
    kind: "order",
    ability: "order.read",
    find: (sql, actor, { prefix, part, id }) => sql`
      select o.order_no as no, o.order_no as label, s.name as note from orders o join stores s on s.id = o.store_id
      where (o.order_no like ${prefix} or o.id = ${id}::int8 or o.reference ilike ${part})
        and ${reachesStore(sql, actor, sql`o.store_id`)} order by o.id desc limit ${hitsMax}`,
  },
  {
    kind: "delivery",
    ability: "delivery.read",
    find: (sql, actor, { prefix, id }) => sql`
      select d.delivery_no as no, d.delivery_no as label, s.name as note
      from deliveries d join stores s on s.id = d.store_id
      where (d.delivery_no like ${prefix} or d.id = ${id}::int8) and ${reachesStore(sql, actor, sql`d.store_id`)}
        and ${reachesDc(sql, actor, sql`d.dc_id`)} order by d.id desc limit ${hitsMax}`,
  },
  {
    kind: "wave",
    ability: "wave.read",
    find: (sql, actor, { prefix, id }) => sql`
      select w.wave_no as no, w.wave_no as label, r.name as note from waves w join routes r on r.id = w.route_id
      where (w.wave_no like ${prefix} or w.id = ${id}::int8)
        and (${actor.dcIds === null}::bool or exists (
              select from deliveries d where d.wave_id = w.id and ${reachesDc(sql, actor, sql`d.dc_id`)})) order by w.id desc limit ${hitsMax}`,
  },
  {
    kind: "deposit",
    ability: "deposit.read",
    find: (sql, actor, { prefix, part, id }) => sql`
      select d.deposit_no as no, d.deposit_no as label, d.payer as note from deposits d
      where (d.deposit_no like ${prefix} or d.id = ${id}::int8 or d.payer ilike ${part} or d.reference ilike ${part})
        and ${reachesAccount(sql, actor, sql`d.account_id`)} order by d.id desc limit ${hitsMax}`,
  },
  {
    kind: "account",
    ability: "account.read",
    find: (sql, actor, { part }) => sql`
      select a.code as no, a.name as label, a.code as note from accounts a
      where (a.code ilike ${part} or a.name ilike ${part}) and ${reachesAccount(sql, actor, sql`a.id`)}
      order by a.code limit ${hitsMax}`,
  },
  {
    kind: "store",
    ability: "order.read",
    find: (sql, actor, { part }) => sql`
      select s.code as no, s.name as label, s.code as note from stores s
      where (s.code ilike ${part} or s.name ilike ${part}) and ${reachesStore(sql, actor, sql`s.id`)}
      order by s.code limit ${hitsMax}`,
  },
  {
    kind: "item",
    ability: "catalog.read",
    find: (sql, _, { q, part }) => sql`
      select i.code as no, i.name || ' ' || i.spec as label, i.code as note from items i
      where i.own_store_id is null
        and (i.code ilike ${part} or i.name ilike ${part} or i.pinyin ilike ${part} or i.barcode = ${q})
      order by i.code limit ${hitsMax}`,
  },
  {
    kind: "promotion",
    ability: "promotion.read",
    find: (sql, _, { part }) => sql`
      select p.code as no, p.name as label, p.code as note from promotions p
      where p.code ilike ${part} or p.name ilike ${part} order by p.valid_to desc, p.code limit ${hitsMax}`,
  },
  ofStore("return", "return.read", "returns", "return_no"),
  ofStore("priceChange", "price.read", "price_changes", "change_no"),
  ofStore("writeOff", "stock.read.store", "shrinkages", "shrinkage_no"),
  ofStore("count", "stock.read.store", "stocktakes", "stocktake_no"),
  {
    kind: "user",
    ability: "user.manage",
    find: (sql, _, { part }) => sql`
      select u.login as no, u.name as label, u.login as note from users u
      where u.login ilike ${part} or u.name ilike ${part} order by u.login limit ${hitsMax}`,
  },
];

/**
 * What a few letters or digits may mean to this person: documents by the beginning of their number or its last digits,
 * stores, accounts, items and people by any part of code or name. Only what their role may read and their screens show.
 */
export async function searchEverything(db: Db, actor: Actor, input: { q: string }): Promise<SearchHit[]> {
  const sql = sqlOf(db);
  const { q } = input;
  const literal = q.replace(/[\\%_]/g, "\\$&");
  const wanted = {
    q,
    prefix: `${literal.toUpperCase()}%`,
    part: `%${literal}%`,
    id: /^\d{1,9}$/.test(q) ? Number(q) : null,
  };
  const hits = await Promise.all(
    sources.map(async ({ kind, ability, find }): Promise<SearchHit[]> => {
      const link = linkOf(actor, kind);
      if (!link || !isAbleTo(actor, ability)) return [];
      const found = await sql<Found[]>`${find(sql, actor, wanted)}`;
      return found.map(({ no, label, note }) => ({ kind, label, note: note ?? undefined, href: link(no) }));
    }),
  );
  return hits.flat();
}
