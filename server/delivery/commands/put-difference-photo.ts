import { type Db, type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { lockDifference } from "@/server/delivery/lock-difference";
import { recordEvent } from "@/server/event";
import { keepPhoto, readPhoto, type Storage, storingPhoto } from "@/server/photo";

/**
 * Puts a photo to a difference note that waits for its decision: what is broken, the pallet as it came (2.3). It decides nothing. The
 * same file again changes nothing. Refused, with nothing kept: what is no photo (`photo/…`), `difference/unknown`,
 * `difference/already-decided`, a store or DC out of reach.
 */
export async function putDifferencePhoto(
  db: Db,
  actor: Actor,
  input: { difference: string; file: Buffer },
  storage: Storage,
  now: Date,
): Promise<{ difference: string }> {
  mustBeAbleTo(actor, "difference.report");
  const { difference } = input;
  // Asked before a large picture is opened for nothing, and again under the lock.
  await inTransaction(db, (tx) => lockOpen(tx, actor, difference));
  const photo = await readPhoto(input.file);
  return storingPhoto(db, storage, "difference", photo, (stored) =>
    inTransaction(db, async (tx) => {
      const documentId = await lockOpen(tx, actor, difference);
      const owner = { documentType: "difference" as const, documentId, version: 1 };
      const isKept = (await keepPhoto(tx, actor, owner, stored, now)) !== undefined;
      const event = { type: "difference.photo_added", documentType: "difference", documentId };
      if (isKept) await recordEvent(tx, actor, event, now);
      return { isKept, answer: { difference } };
    }),
  );
}

async function lockOpen(tx: Tx, actor: Actor, difference: string): Promise<number> {
  const note = await lockDifference(tx, difference);
  if (!note) throw refuse("difference/unknown", { difference });
  mustReachStore(actor, note.delivery.storeId);
  mustReachDc(actor, note.delivery.dcId);
  const { status } = note;
  if (status !== "submitted") throw refuse("difference/already-decided", { difference, status });
  return note.id;
}

/** The number of a difference note that the actor may see, for its photos. Refused: `difference/unknown`, out of reach. */
export async function findReachableDifference(db: DbOrTx, actor: Actor, difference: string): Promise<number> {
  mustBeAbleTo(actor, "delivery.read");
  const [row] = await sqlOf(db)<{ id: number; storeId: number; dcId: number }[]>`
    select n.id, d.store_id as "storeId", d.dc_id as "dcId"
    from differences n join deliveries d on d.id = n.delivery_id where n.difference_no = ${difference}`;
  if (!row) throw refuse("difference/unknown", { difference });
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  return row.id;
}
