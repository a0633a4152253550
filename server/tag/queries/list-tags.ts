import { ints } from "@/db/bulk";
import { type DbOrTx, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock";
import { shownPrice } from "@/server/tag/print";
import type { ListTagsInput, TagKind, TagSource, TagStatus } from "@/server/tag/schema";

export interface TagRow {
  tag: number;
  store: string;
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  shelf: string;
  kind: TagKind;
  source: TagSource;
  status: TagStatus;
  /** What it says, or would say if it were printed now. */
  priceFen: number | null;
  /** What the last tag said that came to the store. */
  shelfPriceFen: number | null;
  effectiveAt: string | null;
  reason: string;
  requestedBy: string;
  requestedAt: string;
  prints: number;
  delivery: string | null;
}

/** Not at its shelf yet, although the till charges it already (2.10: the gap that the store is shown). */
export const isLate = (sql: Sql, now: Date) => sql`
  t.status in ('pending', 'printed', 'shipped') and (t.effective_at is null or t.effective_at <= ${now.toISOString()}::text::timestamptz)`;

/**
 * Tags of a store, or of all within reach, newest first. Refused:
 * `store-stock/unknown-store`, a store out of reach.
 */
export async function listTags(
  db: DbOrTx,
  actor: Actor,
  input: ListTagsInput,
  now: Date,
): Promise<Page<TagRow>> {
  mustBeAbleTo(actor, "tag.read");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { status = null } = input;
  const rows = await sql<TagRow[]>`
    select t.id as tag, s.code as store, i.code as item, i.name, i.spec, i.unit, i.is_weighed as "isWeighed",
           coalesce(h.shelf, '') as shelf, t.kind, t.source, t.status,
           case when t.status = 'pending' then ${sql.unsafe(shownPrice)} else t.price_fen end as "priceFen",
           (select o.price_fen from tags o where o.store_id = t.store_id and o.item_id = t.item_id and o.status = 'closed'
            order by o.ended_at desc, o.id desc limit 1) as "shelfPriceFen",
           t.effective_at as "effectiveAt", t.reason, t.requested_by_name as "requestedBy", t.requested_at as "requestedAt",
           t.prints, d.delivery_no as delivery
    from tags t join stores s on s.id = t.store_id join items i on i.id = t.item_id
    left join store_shelves h on h.store_id = t.store_id and h.item_id = t.item_id
    left join deliveries d on d.id = t.delivery_id
    where (${store?.id ?? null}::int4 is null or t.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or t.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and case ${status}::text when 'open' then t.status in ('pending', 'printed', 'shipped') when 'late' then ${isLate(sql, now)}
          else ${status}::text is null or t.status::text = ${status}::text end
      and (${before}::int8 is null or t.id < ${before}::int8)
    order by t.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ tag }) => [tag]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map((row) => ({
      ...row,
      effectiveAt: row.effectiveAt === null ? null : instantText(new Date(row.effectiveAt)),
      requestedAt: instantText(new Date(row.requestedAt)),
    })),
  };
}

/** How many tags of a store are out of date, and where they are. */
export async function countLate(db: DbOrTx, actor: Actor, input: { store: string }, now: Date) {
  mustBeAbleTo(actor, "tag.read");
  const store = await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const [row] = await sql<
    { late: number; pending: number; printed: number; shipped: number; isElectronic: boolean }[]
  >`
    select count(distinct t.item_id)::int4 as late, (count(*) filter (where t.status = 'pending'))::int4 as pending,
           (count(*) filter (where t.status = 'printed'))::int4 as printed,
           (count(*) filter (where t.status = 'shipped'))::int4 as shipped,
           coalesce((select is_electronic from store_tag_settings where store_id = ${store.id}::int4), false) as "isElectronic"
    from tags t where t.store_id = ${store.id}::int4 and ${isLate(sql, now)}`;
  return row ?? { late: 0, pending: 0, printed: 0, shipped: 0, isElectronic: false };
}
