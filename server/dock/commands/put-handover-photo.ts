import { type Db, type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { keepPhoto, readPhoto, type Storage, storingPhoto } from "@/server/photo";

interface Wanted {
  handover: string;
  note: number;
  file: Buffer;
}

/**
 * Puts a photo to a note of a handover, by whoever handed over. The same file again answers the same. Refused:
 * `dock/unknown-handover`, also when it is another's or has no such note; what is no photo (`photo/…`).
 */
export async function putHandoverPhoto(
  db: Db,
  actor: Actor,
  { handover, note, file }: Wanted,
  storage: Storage,
  now: Date,
): Promise<{ handover: string; note: number }> {
  mustBeAbleTo(actor, "truck.unload");
  const documentId = await findOwn(db, actor, handover, note);
  const photo = await readPhoto(file);
  return storingPhoto(db, storage, "handover", photo, (stored) =>
    inTransaction(db, async (tx) => {
      const owner = { documentType: "handover" as const, documentId, version: note };
      const id = await keepPhoto(tx, actor, owner, stored, now);
      return { isKept: id !== undefined, answer: { handover, note } };
    }),
  );
}

async function findOwn(db: DbOrTx, actor: Actor, handover: string, note: number): Promise<number> {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; by: string }[]>`
    select h.id, h.handed_by as by from handovers h join handover_notes n on n.handover_id = h.id
    where h.own_id = ${handover} and n.note_no = ${note}`;
  if (!row || row.by !== handOf(actor)) throw refuse("dock/unknown-handover", {});
  return row.id;
}

/** The handover of that id, for somebody who may see its store and DC. Refused: `dock/unknown-handover`, out of reach. */
export async function findReachableHandover(db: DbOrTx, actor: Actor, handover: string): Promise<number> {
  mustBeAbleTo(actor, "delivery.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; storeId: number; dcId: number }[]>`
    select id, store_id as "storeId", dc_id as "dcId" from handovers where own_id = ${handover}`;
  if (!row) throw refuse("dock/unknown-handover", {});
  mustReachStore(actor, row.storeId);
  mustReachDc(actor, row.dcId);
  return row.id;
}
