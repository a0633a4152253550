import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/store-stock/errors";

export interface FoundStore {
  id: number;
  code: string;
  kind: "franchise" | "direct" | "independent";
}

/** The store of that code; refused when it is unknown (`store-stock/unknown-store`) or outside the actor's scope. */
export async function findStore(db: DbOrTx, actor: Actor, store: string): Promise<FoundStore> {
  const [found] = await sqlOf(db)<FoundStore[]>`select id, code, kind from stores where code = ${store}`;
  if (!found) throw refuse("store-stock/unknown-store", { store });
  mustReachStore(actor, found.id);
  return found;
}

/** The item behind a code: its number or barcode, or a sale specification of it. Refused: `store-stock/unknown-item`. */
export async function findItem(db: DbOrTx, code: string): Promise<{ id: number }> {
  const [found] = await sqlOf(db)<{ id: number }[]>`
    select id from items where code = ${code} or barcode in (${code}, ltrim(${code}, '0'))
    union all
    select item_id from sale_specs where code = ${code}
    limit 1`;
  if (!found) throw refuse("store-stock/unknown-item", { item: code });
  return found;
}

export interface KnownItem {
  id: number;
  code: string;
  name: string;
  isWeighed: boolean;
}

/** The items of these codes or barcodes, by what was asked; the first that is unknown refuses (`store-stock/unknown-item`). */
export async function findItems(db: DbOrTx, codes: readonly string[]): Promise<(code: string) => KnownItem> {
  const rows = await sqlOf(db)<(KnownItem & { barcode: string })[]>`
    select id, code, barcode, name, is_weighed as "isWeighed" from items
    where code = any(${texts([...codes])}::text::text[]) or barcode = any(${texts([...codes])}::text::text[])`;
  const known = new Map<string, KnownItem>();
  for (const { barcode, ...item } of rows) known.set(barcode, item);
  for (const { barcode: _, ...item } of rows) known.set(item.code, item);
  const itemOf = (code: string) => {
    const item = known.get(code);
    if (!item) throw refuse("store-stock/unknown-item", { item: code });
    return item;
  };
  for (const code of codes) itemOf(code);
  return itemOf;
}
