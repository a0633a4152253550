import { randomUUID } from "node:crypto";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { refuse } from "@/server/stocktake/errors";
import { type LockedStocktake, lockStocktake } from "@/server/stocktake/lock-stocktake";
import { postStocktake } from "@/server/stocktake/post-stocktake";
import { mayApprove } from "@/server/stocktake/rules/counts";
import type { StocktakeStatus, SubmitStocktakeInput } from "@/server/stocktake/schema";

export interface StocktakeState {
  stocktake: string;
  status: StocktakeStatus;
}

/**
 * Says that counting is over. What was not counted stays as it is, or counts as none (`missing`). Nothing moves by it: whoever
 * may approve the count, as the owner his own store's, now sees what is missing and what is more, and posts it by
 * `decideStocktake`; with `post` it is posted in the same step. A repeat is answered with what became of it. Refused:
 * `stocktake/recount-open`, `stocktake/nothing-counted`, `stocktake/closed` when called off.
 */
export async function submitStocktake(
  db: DbOrTx,
  actor: Actor,
  input: SubmitStocktakeInput,
  now: Date,
): Promise<StocktakeState> {
  mustBeAbleTo(actor, "stocktake.count");
  return inTransaction(db, async (tx) => {
    const stocktake = await lockStocktake(tx, actor, input.stocktake);
    const { stocktakeNo, status } = stocktake;
    if (status === "cancelled") throw refuse("stocktake/closed", { stocktake: stocktakeNo, status });
    const isPosting = input.post && mayApprove(actor.role, stocktake.storeKind);
    if (status === "posted" || (status === "submitted" && !isPosting))
      return { stocktake: stocktakeNo, status };
    if (status === "open") await endCounting(tx, actor, stocktake, input.missing, now);
    if (!isPosting) return { stocktake: stocktakeNo, status: "submitted" };
    await postStocktake(tx, actor, stocktake, now);
    return { stocktake: stocktakeNo, status: "posted" };
  });
}

async function endCounting(
  tx: Tx,
  actor: Actor,
  stocktake: LockedStocktake,
  missing: SubmitStocktakeInput["missing"],
  now: Date,
): Promise<void> {
  const { id } = stocktake;
  if (missing === "zero") await countAsNone(tx, actor, stocktake, now);
  await mustBeWhole(tx, stocktake);
  await sqlOf(tx)`
    update stocktakes set status = 'submitted', submitted_by_name = ${actor.name},
           submitted_at = ${now.toISOString()}::text::timestamptz where id = ${id}::int8`;
  const event = { type: "stocktake.submitted", documentType: "stocktake", documentId: id };
  await recordEvent(tx, actor, { ...event, details: { missing } }, now);
}

/** Nobody found it anywhere: a take of none, and no recount of nothing. */
async function countAsNone(
  tx: Tx,
  actor: Actor,
  { id, stocktakeNo }: LockedStocktake,
  now: Date,
): Promise<void> {
  const rows = await sqlOf(tx)<{ item: string }[]>`
    select i.code as item from stocktake_lines l join items i on i.id = l.item_id
    where l.stocktake_id = ${id}::int8 and l.takes = 0 order by i.code`;
  for (let from = 0; from < rows.length; from += 500) {
    const takes = rows
      .slice(from, from + 500)
      .map(({ item }) => ({ takeId: randomUUID(), item, counted: 0, agoSeconds: 0 }));
    await recordTakes(tx, actor, { stocktake: stocktakeNo, takes }, now);
  }
  await sqlOf(tx)`
    update stocktake_lines set state = 'counted'
    where stocktake_id = ${id}::int8 and state = 'recount' and counted_each = 0 and takes = 1
      and counted_at = ${now.toISOString()}::text::timestamptz`;
}

async function mustBeWhole(tx: Tx, { id, stocktakeNo }: LockedStocktake): Promise<void> {
  const rows = await sqlOf(tx)<{ name: string; state: string }[]>`
    select i.name, l.state from stocktake_lines l join items i on i.id = l.item_id
    where l.stocktake_id = ${id}::int8 and l.state <> 'open' order by i.code`;
  if (rows.length === 0) throw refuse("stocktake/nothing-counted", { stocktake: stocktakeNo });
  const again = rows.filter(({ state }) => state === "recount").map(({ name }) => name);
  if (again.length > 0) throw refuse("stocktake/recount-open", { stocktake: stocktakeNo, items: again });
}
