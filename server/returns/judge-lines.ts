import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { lockDeliveries } from "@/server/delivery";
import { refuse } from "@/server/returns/errors";
import type { ReturningStore } from "@/server/returns/find-store";
import { loadMeters } from "@/server/returns/load-meters";
import { candidateDeliveries, loadSources } from "@/server/returns/load-sources";
import { loadWanted } from "@/server/returns/load-wanted";
import type { QuotaMeter } from "@/server/returns/rules";
import { type Judged, judgeReturn } from "@/server/returns/rules/judge";
import { businessDayOf } from "@/server/shared/business-day";

interface Asked {
  lines: readonly { item: string; qty: number }[];
  /** Number of the recall that it answers. */
  recall?: string | undefined;
}

export interface JudgedReturn extends Judged {
  meters: QuotaMeter[];
  recallId: number | null;
  /** Neither plan nor quota are asked: a recall, or a store that closes (U11). */
  isFree: boolean;
}

/**
 * Judges what a store wants to return. Under a lock (`isLocked`, after the store's quota) the delivery orders that it draws on are
 * locked, lowest id first, before their lines are read; without one it is only shown. Refused: `return/item-twice`, and of a
 * recall `recall/unknown`, `recall/closed`, `recall/not-of-it`.
 */
export async function judgeLines(
  db: DbOrTx,
  store: ReturningStore,
  { lines, recall }: Asked,
  now: Date,
  isLocked: boolean,
): Promise<JudgedReturn> {
  const day = businessDayOf(now);
  const wanted = await loadWanted(db, store, lines, day);
  const known = wanted.flatMap(({ item, qtyEach }) =>
    item ? [{ itemId: item.id, qtyEach, name: item.name }] : [],
  );
  const twice = known.find(({ itemId }, index) => known.findIndex((one) => one.itemId === itemId) !== index);
  if (twice) throw refuse("return/item-twice", { item: twice.name });
  const recallId = recall === undefined ? null : await findRecall(db, recall, wanted);
  const ids = await candidateDeliveries(db, store, known);
  if (isLocked) await lockDeliveries(db as Tx, ids);
  const sources = await loadSources(
    db,
    store,
    ids,
    known.map(({ itemId }) => itemId),
  );
  const meters = await loadMeters(db, store, day);
  const isFree = recallId !== null || store.status === "closing";
  return { ...judgeReturn(wanted, sources, meters, isFree), meters, recallId, isFree };
}

async function findRecall(
  db: DbOrTx,
  recall: string,
  wanted: Awaited<ReturnType<typeof loadWanted>>,
): Promise<number> {
  const sql = sqlOf(db);
  const [found] = await sql<{ id: number; status: string; itemIds: number[] }[]>`
    select r.id, r.status, array_agg(i.item_id) as "itemIds" from recalls r join recall_items i on i.recall_id = r.id
    where r.recall_no = ${recall} group by r.id`;
  if (!found) throw refuse("recall/unknown", { recall });
  if (found.status === "closed") throw refuse("recall/closed", { recall });
  const others = wanted
    .filter(({ item }) => item && !found.itemIds.includes(item.id))
    .map(({ asked }) => asked);
  if (others.length > 0) throw refuse("recall/not-of-it", { recall, items: others });
  return found.id;
}
