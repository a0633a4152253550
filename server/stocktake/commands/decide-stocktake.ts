import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import type { StocktakeState } from "@/server/stocktake/commands/submit-stocktake";
import { refuse } from "@/server/stocktake/errors";
import { lockStocktake } from "@/server/stocktake/lock-stocktake";
import { postStocktake } from "@/server/stocktake/post-stocktake";
import { mayApprove } from "@/server/stocktake/rules/counts";
import type { DecideStocktakeInput } from "@/server/stocktake/schema";

/**
 * Posts a count that was submitted, sends it back to be counted again where it differs, or calls one off that is not posted. The
 * owner decides on his own store, headquarters on direct stores (2.12). The same decision again answers the same; of two at
 * once one decides. Refused: `stocktake/not-yours`, `stocktake/not-submitted`, `stocktake/closed`, `stocktake/unknown`.
 */
export async function decideStocktake(
  db: DbOrTx,
  actor: Actor,
  input: DecideStocktakeInput,
  now: Date,
): Promise<StocktakeState> {
  mustBeAbleTo(actor, "stocktake.approve");
  return inTransaction(db, async (tx) => {
    const locked = await lockStocktake(tx, actor, input.stocktake);
    const { id, stocktakeNo: stocktake, status, storeKind } = locked;
    if (!mayApprove(actor.role, storeKind))
      throw refuse("stocktake/not-yours", { stocktake, kind: storeKind });
    const next = ({ post: "posted", back: "open", cancel: "cancelled" } as const)[input.decision];
    if (status === next) return { stocktake, status };
    if (status === "posted" || status === "cancelled")
      throw refuse("stocktake/closed", { stocktake, status });
    if (next !== "cancelled" && status !== "submitted")
      throw refuse("stocktake/not-submitted", { stocktake, status });
    if (next === "posted") {
      await postStocktake(tx, actor, locked, now);
      return { stocktake, status: next };
    }
    const sql = sqlOf(tx);
    if (next === "cancelled")
      await sql`
        update stocktakes set status = 'cancelled', end_reason = ${input.reason}, ended_by_name = ${actor.name},
               ended_at = ${now.toISOString()}::text::timestamptz where id = ${id}::int8`;
    else {
      await sql`update stocktakes set status = 'open' where id = ${id}::int8`;
      await sql`
        update stocktake_lines l set state = 'recount' from stocktake_takes k
        where l.stocktake_id = ${id}::int8 and k.stocktake_id = l.stocktake_id and k.item_id = l.item_id
          and k.take_no = l.takes and k.difference_each <> 0`;
    }
    const event = {
      type: `stocktake.${next === "open" ? "sent_back" : "cancelled"}`,
      documentType: "stocktake",
    };
    await recordEvent(tx, actor, { ...event, documentId: id, reason: input.reason }, now);
    return { stocktake, status: next };
  });
}
