import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { priceLocksOf } from "@/server/retail/queries/price-locks-of";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import { timesMax } from "@/server/retail/rules/judge-price";
import { costPerUnitFen } from "@/server/retail/rules/unit-cost";
import { instantText } from "@/server/shared/instant-text";
import { findItem, findStore } from "@/server/store-stock";

/**
 * What a store must know to price an item that it holds in its hand: what it costs now and until when, what headquarters suggest,
 * the store's average cost, what is approved for later, and what would be refused. Refused: `store-stock/unknown-store`,
 * `store-stock/unknown-item`, a store out of reach.
 */
export async function getItemPrice(db: DbOrTx, actor: Actor, input: { store: string; item: string }) {
  mustBeAbleTo(actor, "price.read");
  const store = await findStore(db, actor, input.store);
  const { id } = await findItem(db, store.id, input.item);
  const sql = sqlOf(db);
  const [[facts], ahead, locks, { corridorBp }] = await Promise.all([
    sql<
      {
        item: string;
        barcode: string;
        name: string;
        spec: string;
        unit: string;
        isWeighed: boolean;
        ownFen: number | null;
        suggestedFen: number | null;
        costMicro: number | null;
        endsAt: string | null;
      }[]
    >`
      select i.code as item, i.barcode, i.name, i.spec, i.unit, i.is_weighed as "isWeighed", p.price_fen as "ownFen",
             i.suggested_price_fen as "suggestedFen", k.cost_micro as "costMicro", c.ends_at as "endsAt"
      from items i
      left join store_prices p on p.store_id = ${store.id}::int4 and p.item_id = i.id
      left join price_changes c on c.id = p.change_id
      left join store_stock k on k.store_id = ${store.id}::int4 and k.item_id = i.id
      where i.id = ${id}::int4`,
    sql<{ change: string; priceFen: number; effectiveAt: string; status: "pending" | "scheduled" }[]>`
      select c.change_no as change, l.price_fen as "priceFen", c.effective_at as "effectiveAt", l.status
      from price_change_lines l join price_changes c on c.id = l.change_id
      where l.store_id = ${store.id}::int4 and l.item_id = ${id}::int4 and l.status in ('pending', 'scheduled')
      order by c.effective_at, l.change_id`,
    priceLocksOf(db, [id]),
    retailSettingsOf(db),
  ]);
  if (!facts) throw new Error(`item ${id} was there a moment ago`);
  const { costMicro, ownFen, suggestedFen, endsAt, ...item } = facts;
  return {
    ...item,
    priceFen: ownFen ?? suggestedFen,
    isOwn: ownFen !== null,
    suggestedFen,
    costFen: costPerUnitFen(costMicro),
    endsAt: endsAt === null ? null : instantText(new Date(endsAt)),
    ahead: ahead.map((row) => ({ ...row, effectiveAt: instantText(new Date(row.effectiveAt)) })),
    lock: locks.get(id) ?? null,
    maxFen: suggestedFen === null ? null : suggestedFen * timesMax,
    corridorBp: store.kind === "direct" ? null : corridorBp,
    isDirect: store.kind === "direct",
  };
}
