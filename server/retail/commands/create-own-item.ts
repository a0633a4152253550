import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { refuse } from "@/server/retail/errors";
import type { CreateOwnItemInput } from "@/server/retail/schema";
import { faultOf, gtinOf, isOwnRange } from "@/server/shared/gtin";
import { invariant } from "@/server/shared/invariant";
import { type FoundStore, findStore } from "@/server/store-stock";

/** The category of what a store sells beside headquarters' goods, until headquarters take it over. */
const ownCategory = { code: "OWN", name: "门店自建商品" };

/**
 * A franchise store sells something that headquarters do not have (R11): it is sold, counted and priced there, and never ordered from
 * a DC. The barcode is the key, with its last digit checked; a number of the shop's own range is another thing in every
 * shop. Its first price takes effect at once and wants a tag. The same again answers the same. Refused:
 * `retail/own-items-franchise`, `retail/not-a-barcode`, `retail/barcode-of-hq` when headquarters have it,
 * `retail/barcode-taken` when the store has it as something else, and what refuses a price.
 */
export async function createOwnItem(
  db: DbOrTx,
  actor: Actor,
  input: CreateOwnItemInput,
  now: Date,
): Promise<{ store: string; item: string; barcode: string; name: string; priceFen: number }> {
  mustBeAbleTo(actor, "item.create");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    if (store.kind === "direct") throw refuse("retail/own-items-franchise", { store: store.code });
    const fault = faultOf(input.barcode);
    if (fault) throw refuse("retail/not-a-barcode", { barcode: input.barcode, fault });
    // Whoever creates or takes over items takes turns, so that none is created beside one that comes to be.
    await sqlOf(tx)`select pg_advisory_xact_lock(hashtext('import'))`;
    const item = `${store.code}-${input.barcode}`;
    const answer = {
      store: store.code,
      item,
      barcode: input.barcode,
      name: input.name,
      priceFen: input.price,
    };
    if (await isThere(tx, store, input)) return answer;
    const id = await insert(tx, store, item, input);
    const event = { type: "item.created_by_store", documentType: "item", documentId: id };
    await recordEvent(tx, actor, { ...event, details: { store: store.code, barcode: input.barcode } }, now);
    const price = {
      store: store.code,
      lines: [{ item, price: input.price }],
      reason: "other" as const,
      note: "",
    };
    await requestPriceChange(tx, actor, price, now);
    await bumpCatalogVersion(tx);
    return answer;
  });
}

/** Whether the store has exactly this item; another one with the number refuses. */
async function isThere(tx: Tx, store: FoundStore, input: CreateOwnItemInput): Promise<boolean> {
  const found = await sqlOf(tx)<{ item: string; name: string; ownStoreId: number | null }[]>`
    select code as item, name, own_store_id as "ownStoreId" from items
    where gtin = ${gtinOf(input.barcode) ?? null} and taken_over_by is null
      and (own_store_id = ${store.id}::int4 or (own_store_id is null and not ${isOwnRange(input.barcode)}::bool))
    order by own_store_id nulls first`;
  const [first] = found;
  if (!first) return false;
  const { item, name } = first;
  if (first.ownStoreId === null) throw refuse("retail/barcode-of-hq", { barcode: input.barcode, item, name });
  if (name !== input.name) throw refuse("retail/barcode-taken", { barcode: input.barcode, item, name });
  return true;
}

async function insert(tx: Tx, store: FoundStore, item: string, input: CreateOwnItemInput): Promise<number> {
  const sql = sqlOf(tx);
  await sql`
    insert into categories (code, name) values (${ownCategory.code}, ${ownCategory.name}) on conflict (code) do nothing`;
  const [made] = await sql<{ id: number }[]>`
    insert into items (code, barcode, name, category_id, spec, unit, case_pack_each, pick_type, tax_rate_bp, is_weighed, is_orderable,
                       not_orderable_reason, own_store_id)
    values (${item}, ${input.barcode}, ${input.name}, (select id from categories where code = ${ownCategory.code}), ${input.spec},
            ${input.unit}, 1, 'loose', 1300, ${input.isWeighed}::bool, false, '门店自建商品', ${store.id}::int4)
    returning id`;
  invariant(made, "an insert answers its row");
  return made.id;
}
