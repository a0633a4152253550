import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { businessDayOf } from "@/server/shared/business-day";
import { createPurchase, type PurchaseState } from "@/server/warehouse/commands/create-purchase";
import { findDc, findItems, routesBelow } from "@/server/warehouse/find-dc";
import { waitingGoods } from "@/server/warehouse/queries/waiting-goods";
import { orderLacking } from "@/server/warehouse/rules/lacking";
import { refuseWaiting } from "@/server/warehouse/rules/waiting-errors";
import type { OrderWaitingInput } from "@/server/warehouse/waiting-schema";

/**
 * Orders from a supplier what stores wait for in the pool and the DC lacks (`rules/lacking.ts`): everything, or the items named, in
 * whole order multiples, for cross-docking unless told otherwise. Such orders of a DC take turns, so that of two at once the second finds
 * on order what the first ordered: it is refused, or orders what is still lacking. Refused: `purchase/nothing-lacking`,
 * `purchase/lacks-less`, `purchase/not-multiple`, `purchase/cost-missing`, `purchase/item-twice`, `warehouse/no-cross-dock`,
 * `warehouse/unknown-items`, `warehouse/unknown-routes`, `warehouse/unknown-dc`.
 */
export async function orderWaiting(
  db: DbOrTx,
  actor: Actor,
  input: OrderWaitingInput,
  now: Date,
): Promise<PurchaseState & { lines: number }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "purchase.change");
    const { dc, supplier, expectedOn, note, crossDock } = input;
    const dcId = await findDc(tx, actor, dc);
    await sqlOf(tx)`select from dcs where id = ${dcId}::int4 for no key update`;
    await findItems(
      tx,
      (input.lines ?? []).map(({ item }) => item),
    );
    const waiting = await waitingGoods(tx, dcId, await routesBelow(tx, input.routes), businessDayOf(now));
    const lines = orderLacking(waiting, input.lines);
    if (lines.length === 0) throw refuseWaiting("purchase/nothing-lacking", { dc });
    const purchase = await createPurchase(
      tx,
      actor,
      { dc, supplier, expectedOn, note, lines: lines.map((line) => ({ ...line, crossDock })) },
      now,
    );
    return { ...purchase, lines: lines.length };
  });
}
