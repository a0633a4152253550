import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Referred, refuse } from "./errors";
import type { ResolvedContent } from "./rules/terms-of-content";
import type { PromotionContent } from "./schema";

const tables: Record<Exclude<Referred, "account">, string> = {
  item: "items",
  category: "categories",
  store: "stores",
  storeGroup: "store_groups",
};

/** Finds what the codes of a content stand for, in one query per kind. Refused: `promotion/unknown-reference`. */
export async function resolveContent(db: DbOrTx, content: PromotionContent): Promise<ResolvedContent> {
  const { items, excludedItems, getItem, category, stores, storeGroups } = content;
  const itemOf = await idsOf(db, "item", [
    ...items,
    ...excludedItems,
    ...(getItem === null ? [] : [getItem]),
  ]);
  const categoryOf = await idsOf(db, "category", category === null ? [] : [category]);
  const storeOf = await idsOf(db, "store", stores);
  const groupOf = await idsOf(db, "storeGroup", storeGroups);
  const isBound = stores.length > 0 || storeGroups.length > 0;
  return {
    itemIds: items.map(itemOf),
    excludedItemIds: excludedItems.map(itemOf),
    getItemId: getItem === null ? null : itemOf(getItem),
    categoryId: category === null ? null : categoryOf(category),
    storeIds: isBound ? await withMembers(db, stores.map(storeOf), storeGroups.map(groupOf)) : null,
  };
}

/** Stores by name and by group, each once, ascending. */
async function withMembers(db: DbOrTx, storeIds: number[], groupIds: number[]): Promise<number[]> {
  const members =
    groupIds.length === 0
      ? []
      : await sqlOf(db)<{ id: number }[]>`
          select store_id as id from store_group_members where group_id = any(${`{${groupIds.join()}}`}::int4[])`;
  return [...new Set([...storeIds, ...members.map(({ id }) => id)])].sort((a, b) => a - b);
}

/** Internal numbers of these codes. Refused: `promotion/unknown-reference`, with all codes that are unknown. */
export async function idsOf(
  db: DbOrTx,
  what: Exclude<Referred, "account">,
  codes: readonly string[],
): Promise<(code: string) => number> {
  const wanted = [...new Set(codes)];
  const rows =
    wanted.length === 0
      ? []
      : await sqlOf(db).unsafe<{ id: number; code: string }[]>(
          `select id, code from ${tables[what]} where code in (select unnest($1::text::text[]))`,
          [texts(wanted)],
        );
  const found = new Map(rows.map((row) => [row.code, row.id]));
  const unknown = wanted.filter((code) => !found.has(code));
  if (unknown.length > 0) throw refuse("promotion/unknown-reference", { what, codes: unknown });
  return (code) => found.get(code) ?? 0;
}
