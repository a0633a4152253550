import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { keepPhoto, readPhoto, type Storage, type StoredPhoto, storingPhoto } from "@/server/photo";
import type { ShrinkageState } from "@/server/shrinkage/commands/report-shrinkage";
import { refuse } from "@/server/shrinkage/errors";
import { type LockedShrinkage, lockShrinkage } from "@/server/shrinkage/lock-shrinkage";
import { postShrinkage } from "@/server/shrinkage/post-shrinkage";
import { budgetLeftOf, settingsOf } from "@/server/shrinkage/queries/get-budget";
import { isPostedByItself } from "@/server/shrinkage/rules";
import { lockStoreStock } from "@/server/stock";

/**
 * Puts the photo to a direct store's write-off and judges it (R22): up to the limit and within the month's budget it is posted, else
 * it waits for headquarters, as does what has no known cost. Write-offs of one store take turns, so that together they stay within the budget. A further
 * photo of one that waits is kept beside the first; the same file again changes nothing. Refused, with nothing kept:
 * `photo/…`, `shrinkage/no-photo-now`, `shrinkage/unknown`, a store out of reach.
 */
export async function putShrinkagePhoto(
  db: Db,
  actor: Actor,
  input: { shrinkage: string; file: Buffer },
  storage: Storage,
  now: Date,
): Promise<ShrinkageState> {
  mustBeAbleTo(actor, "shrinkage.report");
  // Asked before a large picture is opened for nothing, and again under the lock.
  await inTransaction(db, (tx) => lockOpen(tx, actor, input.shrinkage));
  const photo = await readPhoto(input.file);
  return storingPhoto(db, storage, "shrinkage", photo, (stored) =>
    inTransaction(db, (tx) => keep(tx, actor, input.shrinkage, stored, now)),
  );
}

async function lockOpen(tx: Tx, actor: Actor, shrinkage: string): Promise<LockedShrinkage> {
  const locked = await lockShrinkage(tx, actor, shrinkage);
  const { status } = locked;
  if (status !== "draft" && status !== "pending")
    throw refuse("shrinkage/no-photo-now", { shrinkage, status });
  return locked;
}

async function keep(
  tx: Tx,
  actor: Actor,
  shrinkage: string,
  stored: StoredPhoto,
  now: Date,
): Promise<{ isKept: boolean; answer: ShrinkageState }> {
  const locked = await lockOpen(tx, actor, shrinkage);
  const owner = { documentType: "shrinkage" as const, documentId: locked.id, version: 1 };
  const isKept = (await keepPhoto(tx, actor, owner, stored, now)) !== undefined;
  const status = locked.status === "draft" ? await judge(tx, actor, locked, now) : "pending";
  return { isKept, answer: { shrinkage, status, valueFen: locked.valueFen } };
}

async function judge(
  tx: Tx,
  actor: Actor,
  { id, storeId, valueFen }: LockedShrinkage,
  now: Date,
): Promise<"posted" | "pending"> {
  const sql = sqlOf(tx);
  const lines = await sql<{ itemId: number; costMicro: number }[]>`
    select item_id as "itemId", cost_micro as "costMicro" from shrinkage_lines where shrinkage_id = ${id}::int8`;
  const [first] = lines;
  if (first) await lockStoreStock(tx, [{ storeId, itemId: first.itemId }]);
  const isValued = lines.every(({ costMicro }) => costMicro > 0);
  const settings = await settingsOf(tx);
  const leftFen = await budgetLeftOf(tx, storeId, settings, now);
  const isPosted = isPostedByItself(settings, { valueFen, isValued }, leftFen);
  await sql`
    update shrinkages set budget_left_fen = ${leftFen}::int8, status = 'pending' where id = ${id}::int8`;
  if (isPosted) await postShrinkage(tx, actor, { id, storeId }, now);
  const event = { type: "shrinkage.judged", documentType: "shrinkage", documentId: id };
  await recordEvent(
    tx,
    actor,
    { ...event, details: { value: valueFen, budgetLeft: leftFen, isPosted } },
    now,
  );
  return isPosted ? "posted" : "pending";
}
