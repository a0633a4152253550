import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "@/server/warehouse/errors";
import { crossDockOf, findDc, findItems } from "@/server/warehouse/find-dc";
import { refuseWaiting } from "@/server/warehouse/rules/waiting-errors";
import type { PurchaseInput } from "@/server/warehouse/schema";

/** The answer to every command on a purchase order. */
export interface PurchaseState {
  purchase: string;
  status: "open" | "closed";
}

/**
 * Writes down what a DC has ordered from a supplier and when it is expected. Nothing moves. Two calls are two orders; a repeat
 * is told apart by the transport's key. Refused: `purchase/item-twice`, `warehouse/no-cross-dock` where lines are for cross-docking, `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function createPurchase(
  db: DbOrTx,
  actor: Actor,
  input: PurchaseInput,
  now: Date,
): Promise<PurchaseState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "purchase.change");
    const dcId = await findDc(tx, actor, input.dc);
    const codes = input.lines.map(({ item }) => item);
    const twice = codes.find((code, index) => codes.indexOf(code) < index);
    if (twice !== undefined) throw refuse("purchase/item-twice", { item: twice });
    const itemOf = await findItems(tx, codes);
    if (input.lines.some(({ crossDock }) => crossDock) && !(await crossDockOf(tx, dcId)))
      throw refuseWaiting("warehouse/no-cross-dock", { dc: input.dc });

    const sql = sqlOf(tx);
    const [next] = await sql<{ id: number }[]>`select nextval('purchases_id_seq')::int8 as id`;
    invariant(next, "a sequence always has a next number");
    const purchase = documentNumber("PO", businessDayOf(now), next.id);
    const { supplier, expectedOn, note, lines } = input;
    await sql`
      insert into purchases (id, purchase_no, dc_id, supplier, expected_on, note, line_count, created_by_name, created_at)
      values (${next.id}::int8, ${purchase}, ${dcId}::int4, ${supplier}, ${expectedOn}::text::date, ${note},
              ${lines.length}::int4, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
    await sql`
      insert into purchase_lines (purchase_id, line_no, item_id, qty_each, cost_micro, cross_dock)
      select ${next.id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
        ${ints(column(lines, ({ item }) => itemOf(item).itemId))}::text::int4[],
        ${ints(column(lines, ({ qty }) => qty))}::text::int8[],
        ${ints(column(lines, ({ unitCost }) => unitCost))}::text::int8[],
        ${texts(column(lines, ({ crossDock = false }) => String(crossDock)))}::text::bool[])`;
    const event = { type: "purchase.created", documentType: "purchase", documentId: next.id };
    await recordEvent(
      tx,
      actor,
      { ...event, details: { supplier, expectedOn, lines: lines.length }, reason: note },
      now,
    );
    return { purchase, status: "open" };
  });
}
