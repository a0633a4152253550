import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { TagKind, TagSource } from "@/server/tag/schema";

export interface WantedTag {
  storeId: number;
  itemId: number;
  kind: TagKind;
  source: TagSource;
  /** The price change that it is for. */
  changeId?: number | null;
  /** From when on it is right; null: at once. */
  effectiveAt?: Date | null;
}

/**
 * Puts tags into the pool, one for each store, item, kind and time (R06): what waits for the same is superseded by the newer wish,
 * since what a tag says is read when it is printed. A price that counts now takes the place of every kind that waits, and of
 * what was to come by now. Rows are locked in their order. Answers how many are new.
 */
export async function putTags(
  tx: Tx,
  wanted: readonly WantedTag[],
  by: { name: string; reason?: string },
  now: Date,
): Promise<number> {
  if (wanted.length === 0) return 0;
  const sql = sqlOf(tx);
  const inOrder = wanted.toSorted((a, b) => a.storeId - b.storeId || a.itemId - b.itemId);
  const at = now.toISOString();
  const stores = ints(column(inOrder, (w) => w.storeId));
  const items = ints(column(inOrder, (w) => w.itemId));
  const kinds = texts(column(inOrder, (w) => w.kind));
  const sources = texts(column(inOrder, (w) => w.source));
  const times = texts(column(inOrder, (w) => w.effectiveAt?.toISOString() ?? null));
  await sql`
    with wanted as (
      select * from unnest(${stores}::text::int4[], ${items}::text::int4[], ${kinds}::text::tag_kind[],
                           ${sources}::text::tag_source[], ${times}::text::timestamptz[]) w (store_id, item_id, kind, source, effective_at)
    ), old as (
      select t.id from tags t join wanted w on w.store_id = t.store_id and w.item_id = t.item_id
      where t.status = 'pending'
        and case when w.effective_at is null
              then (t.effective_at is null or t.effective_at <= ${at}::text::timestamptz) and (w.source <> 'store' or w.kind = t.kind)
              else t.effective_at = w.effective_at and t.kind = w.kind end
      order by t.id for update of t
    )
    update tags t set status = 'superseded', ended_at = ${at}::text::timestamptz from old o where t.id = o.id`;
  const written = await sql`
    insert into tags (store_id, item_id, kind, source, status, change_id, effective_at, reason, requested_by_name, requested_at)
    select w.store_id, w.item_id, w.kind, w.source, 'pending', w.change_id, w.effective_at, ${by.reason ?? ""}, ${by.name},
           ${at}::text::timestamptz
    from unnest(${stores}::text::int4[], ${items}::text::int4[], ${kinds}::text::tag_kind[], ${sources}::text::tag_source[],
                ${ints(column(inOrder, (w) => w.changeId ?? null))}::text::int8[], ${times}::text::timestamptz[])
      as w (store_id, item_id, kind, source, change_id, effective_at)
    on conflict (store_id, item_id, kind, coalesce(effective_at, '-infinity'::timestamptz)) where status = 'pending' do nothing`;
  return written.count;
}

/** Tags that wait for a price that will not come: superseded by another one, or cancelled with it. */
export async function dropTagsOf(
  tx: Tx,
  lines: readonly { changeId: number; itemId: number }[],
  status: "superseded" | "cancelled",
  now: Date,
): Promise<void> {
  if (lines.length === 0) return;
  await sqlOf(tx)`
    update tags t set status = ${status}::text::tag_status, ended_at = ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(lines, (l) => l.changeId))}::text::int8[], ${ints(column(lines, (l) => l.itemId))}::text::int4[])
      as l (change_id, item_id)
    where t.change_id = l.change_id and t.item_id = l.item_id and t.status = 'pending'`;
}

/** Of these prices of changes, those whose tag is on paper already with the right price: none is wanted any more. */
export async function tagsOnPaper(
  tx: Tx,
  lines: readonly { changeId: number; itemId: number; priceFen: number | null }[],
): Promise<Set<string>> {
  const rows = await sqlOf(tx)<{ changeId: number; itemId: number }[]>`
    select distinct t.change_id as "changeId", t.item_id as "itemId"
    from unnest(${ints(column(lines, (l) => l.changeId))}::text::int8[], ${ints(column(lines, (l) => l.itemId))}::text::int4[],
                ${ints(column(lines, (l) => l.priceFen))}::text::int8[]) as l (change_id, item_id, price_fen)
    join tags t on t.change_id = l.change_id and t.item_id = l.item_id and t.price_fen = l.price_fen
    where t.status in ('printed', 'shipped', 'closed')`;
  return new Set(rows.map(({ changeId, itemId }) => `${changeId} ${itemId}`));
}
