import { type Db, sqlOf } from "@/db/client";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { getItemPrice } from "@/server/retail/queries/get-item-price";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { givenChain, now, person } from "@/server/testing/given-delivery";

/** S0 and S2 are franchise stores of the owner, S1 is a direct one of the manager. */
export const owner = person("owner", { storeIds: [1, 3], id: 11 });
export const manager = person("owner", { storeIds: [2], id: 12 });
export const hq = person("hq", { id: 13 });
export const after = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

interface Wish {
  effectiveAt?: Date;
  endsAt?: Date;
  at?: Date;
}

/** Three stores and twelve items for which headquarters suggest 5.00. */
export async function givenPricedChain(db: Db): Promise<void> {
  await givenChain(db, ["prepaid", "direct", "prepaid"], 12);
  await sqlOf(db)`update items set suggested_price_fen = 500`;
}

/** What these stores do about prices, in short words. */
export const pricingIn = (db: Db) => ({
  change: (store: string, lines: Record<string, number>, { effectiveAt, endsAt, at = now }: Wish = {}) =>
    requestPriceChange(
      db,
      store === "S1" ? manager : owner,
      {
        store,
        lines: Object.entries(lines).map(([item, price]) => ({ item, price })),
        effectiveAt,
        endsAt,
        reason: "competitor",
        note: "",
      },
      at,
    ),
  decide: (change: string, decision: "approve" | "reject", at = now, actor = hq) =>
    decidePriceChange(db, actor, { change, decision, lines: [], reason: "as decided" }, at),
  priceOf: async (store: string, item: string) => (await getItemPrice(db, hq, { store, item })).priceFen,
  statusOf: async (change: string) => (await getPriceChange(db, hq, { change })).status,
});
