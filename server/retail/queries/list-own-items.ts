import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { ListOwnItemsInput } from "@/server/retail/schema";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock";

export interface OwnItemRow {
  item: string;
  barcode: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  store: string;
  storeName: string;
  priceFen: number | null;
  onHandEach: number;
  /** The item of headquarters that took it over. */
  takenOverBy: string | null;
}

/** What stores created for themselves, newest first; of one store, or of all within reach. Refused: a store out of reach. */
export async function listOwnItems(
  db: DbOrTx,
  actor: Actor,
  input: ListOwnItemsInput,
): Promise<Page<OwnItemRow>> {
  mustBeAbleTo(actor, "price.read");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const before = cursorNumber(input.cursor, 0, null);
  const rows = await sqlOf(db)<(OwnItemRow & { id: number })[]>`
    select i.id, i.code as item, i.barcode, i.name, i.spec, i.unit, i.is_weighed as "isWeighed", s.code as store,
           s.name as "storeName", p.price_fen as "priceFen", coalesce(k.on_hand_each, 0)::int8 as "onHandEach", h.code as "takenOverBy"
    from items i join stores s on s.id = i.own_store_id
    left join store_prices p on p.store_id = s.id and p.item_id = coalesce(i.taken_over_by, i.id)
    left join store_stock k on k.store_id = s.id and k.item_id = coalesce(i.taken_over_by, i.id)
    left join items h on h.id = i.taken_over_by
    where (${store?.id ?? null}::int4 is null or i.own_store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or i.own_store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${before}::int8 is null or i.id < ${before}::int8)
    order by i.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return { nextCursor: page.nextCursor, rows: page.rows.map(({ id: _, ...row }) => row) };
}

export interface OwnConflictRow {
  conflict: number;
  kind: "unit" | "stock";
  status: "open" | "merged" | "apart";
  store: string;
  storeName: string;
  barcode: string;
  ownItem: string;
  ownName: string;
  ownUnit: string;
  isOwnWeighed: boolean;
  ownEach: number;
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  hqEach: number;
}

/** Own items that headquarters could not take over by itself, open ones first. */
export async function listOwnConflicts(db: DbOrTx, actor: Actor): Promise<OwnConflictRow[]> {
  mustBeAbleTo(actor, "item.takeover");
  const rows = await sqlOf(db)<OwnConflictRow[]>`
    select c.id as conflict, c.kind, c.status, s.code as store, s.name as "storeName", o.barcode, o.code as "ownItem",
           o.name as "ownName", o.unit as "ownUnit", o.is_weighed as "isOwnWeighed", coalesce(ok.on_hand_each, 0)::int8 as "ownEach",
           h.code as item, h.name, h.spec, h.unit, h.is_weighed as "isWeighed", coalesce(hk.on_hand_each, 0)::int8 as "hqEach"
    from own_item_conflicts c join items o on o.id = c.own_item_id join items h on h.id = c.hq_item_id
    join stores s on s.id = o.own_store_id
    left join store_stock ok on ok.store_id = s.id and ok.item_id = o.id
    left join store_stock hk on hk.store_id = s.id and hk.item_id = h.id
    order by c.status <> 'open', c.id desc limit 500`;
  return [...rows];
}
