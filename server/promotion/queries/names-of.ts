import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import type { PromotionContent } from "../schema";

/** What the codes of contents are called, and in which unit items are counted. */
export interface NamesOfCodes {
  items: Record<string, { name: string; unit: string; isWeighed: boolean }>;
  categories: Record<string, string>;
  stores: Record<string, string>;
  storeGroups: Record<string, string>;
}

/** Names for the codes of these contents; of many stores the first thousand. */
export async function namesOf(db: DbOrTx, contents: readonly PromotionContent[]): Promise<NamesOfCodes> {
  const sql = sqlOf(db);
  const of = (codes: (content: PromotionContent) => (string | null)[]) =>
    texts([...new Set(contents.flatMap(codes))].flatMap((code) => code ?? []).slice(0, 1_000));
  const [items, categories, stores, groups] = await Promise.all([
    sql<{ code: string; name: string; unit: string; isWeighed: boolean }[]>`
      select code, name, unit, is_weighed as "isWeighed" from items
      where code = any(${of((one) => [...one.items, ...one.excludedItems, one.getItem])}::text[])`,
    sql<{ code: string; name: string }[]>`
      select code, name from categories where code = any(${of((one) => [one.category])}::text[])`,
    sql<{ code: string; name: string }[]>`
      select code, name from stores where code = any(${of((one) => one.stores)}::text[])`,
    sql<{ code: string; name: string }[]>`
      select code, name from store_groups where code = any(${of((one) => one.storeGroups)}::text[])`,
  ]);
  const byCode = (rows: readonly { code: string; name: string }[]) =>
    Object.fromEntries(rows.map(({ code, name }) => [code, name]));
  return {
    items: Object.fromEntries(items.map(({ code, ...item }) => [code, item])),
    categories: byCode(categories),
    stores: byCode(stores),
    storeGroups: byCode(groups),
  };
}
