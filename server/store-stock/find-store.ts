import { texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachStore } from "@/server/auth";
import { gtinOf } from "@/server/shared/gtin";
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

/**
 * The item behind a code in a store: its number or barcode, or a sale specification of it. What the store created for itself comes
 * first; the code of one that headquarters took over is headquarters' item. Refused: `store-stock/unknown-item`.
 */
export async function findItem(db: DbOrTx, storeId: number, code: string): Promise<{ id: number }> {
  const [found] = await sqlOf(db)<{ id: number }[]>`
    (select coalesce(taken_over_by, id) as id from items
     where (own_store_id is null or own_store_id = ${storeId}::int4)
       and (code = ${code} or (taken_over_by is null and (barcode = ${code} or gtin = ${gtinOf(code) ?? null})))
     order by code <> ${code}, own_store_id nulls last limit 1)
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

/** The same for many, by what was asked; the first that is unknown refuses (`store-stock/unknown-item`). */
export async function findItems(
  db: DbOrTx,
  storeId: number,
  codes: readonly string[],
): Promise<(code: string) => KnownItem> {
  const rows = await sqlOf(db)<(KnownItem & { asked: string })[]>`
    select distinct on (w.asked) w.asked, i.id, i.code, i.name, i.is_weighed as "isWeighed"
    from unnest(${texts([...codes])}::text::text[], ${texts(codes.map((code) => gtinOf(code) ?? null))}::text::text[]) w (asked, gtin)
    join items f on (f.own_store_id is null or f.own_store_id = ${storeId}::int4)
      and (f.code = w.asked or (f.taken_over_by is null and (f.barcode = w.asked or f.gtin = w.gtin)))
    join items i on i.id = coalesce(f.taken_over_by, f.id)
    order by w.asked, f.code <> w.asked, f.own_store_id nulls last`;
  const known = new Map(rows.map(({ asked, ...item }) => [asked, item]));
  const itemOf = (code: string) => {
    const item = known.get(code);
    if (!item) throw refuse("store-stock/unknown-item", { item: code });
    return item;
  };
  for (const code of codes) itemOf(code);
  return itemOf;
}
