import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { ReturningStore } from "@/server/returns/find-store";
import type { WantedItem } from "@/server/returns/rules/judge";
import type { BusinessDay } from "@/server/shared/business-day";

/** The items behind codes or barcodes, each with its categories and what the store's plan says of returning it on that day. */
export async function loadWanted(
  db: DbOrTx,
  store: ReturningStore,
  lines: readonly { item: string; qty: number }[],
  day: BusinessDay,
): Promise<WantedItem[]> {
  if (lines.length === 0) return [];
  const sql = sqlOf(db);
  const codes = texts(lines.map(({ item }) => item));
  const found = await sql<{ asked: string; id: number; code: string; name: string; categoryId: number }[]>`
    select distinct on (k.asked) k.asked, i.id, i.code, i.name, i.category_id as "categoryId"
    from unnest(${codes}::text::text[]) k (asked)
    join items i on i.code = k.asked or i.barcode in (k.asked, ltrim(k.asked, '0'))
    order by k.asked, i.code = k.asked desc`;
  const itemIds = ints(found.map(({ id }) => id));
  const [plan, paths] = await Promise.all([
    sql<{ itemId: number; isReturnable: boolean }[]>`
      select distinct on (item_id) item_id as "itemId", is_returnable as "isReturnable" from plan_lines
      where plan_id = ${store.planId}::int4 and item_id = any(${itemIds}::int4[]) and effective_on <= ${day}::text::date
      order by item_id, effective_on desc`,
    sql<{ id: number; codes: string[] }[]>`
      with recursive up as (
        select c.id, c.code, c.parent_id from categories c
        where c.id = any(${ints(found.map(({ categoryId }) => categoryId))}::int4[])
        union all select u.id, c.code, c.parent_id from up u join categories c on c.id = u.parent_id)
      select id, array_agg(code) as codes from up group by id`,
  ]);
  const returnable = new Map(plan.map(({ itemId, isReturnable }) => [itemId, isReturnable]));
  const categories = new Map(paths.map(({ id, codes: above }) => [id, above]));
  const itemOf = new Map(found.map((item) => [item.asked, item]));
  return lines.map(({ item: asked, qty: qtyEach }) => {
    const item = itemOf.get(asked);
    if (!item) return { asked, qtyEach, item: null };
    const { id, code, name, categoryId } = item;
    return {
      asked,
      qtyEach,
      item: {
        id,
        code,
        name,
        categories: categories.get(categoryId) ?? [],
        isReturnable: returnable.get(id) ?? null,
      },
    };
  });
}
