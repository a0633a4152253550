import { type Db, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { lockForDecision } from "@/server/account/decisions";
import { noteSamePhotos, noteSimilarPhotos, photosLike } from "@/server/account/duplicates";
import { refuse } from "@/server/account/errors";
import { type Deposit, moveToPending } from "@/server/account/lock-deposit";
import type { DepositStatus } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import {
  hashBitsMax,
  isSamePicture,
  keepPhoto,
  type ReadPhoto,
  readPhoto,
  type Storage,
  type StoredPhoto,
  storingPhoto,
} from "@/server/photo";

export interface DepositPhotoState {
  deposit: string;
  status: DepositStatus;
  photos: number;
}

/** States in which a photo may be put: before finance has decided. */
const open: ReadonlySet<DepositStatus> = new Set(["awaiting_transfer", "pending"]);

/**
 * Puts the photo of the transfer to a slip: one that awaits it becomes pending, "on the way", and still counts nothing
 * (R10). Other slips with the same or a similar photo are noted. The same file again answers the same. Refused, with
 * nothing kept: what is no photo (`photo/…`), a slip out of reach as `deposit/unknown`, one that is decided
 * (`deposit/wrong-status`), one with a first approval or a decision that waits (`deposit/being-decided`).
 */
export async function putDepositPhoto(
  db: Db,
  actor: Actor,
  input: { deposit: string; file: Buffer },
  storage: Storage,
  now: Date,
): Promise<DepositPhotoState> {
  mustBeAbleTo(actor, "deposit.create");
  // Asked before a picture of 50 megapixels is opened for nothing, and again under the lock.
  await inTransaction(db, (tx) => lockOpenSlip(tx, actor, input.deposit, now));
  const photo = await readPhoto(input.file);
  return storingPhoto(db, storage, "deposit", photo, (stored) =>
    inTransaction(db, (tx) => keep(tx, actor, input.deposit, stored, now)),
  );
}

async function lockOpenSlip(tx: Tx, actor: Actor, depositNo: string, now: Date): Promise<Deposit> {
  const deposit = await lockForDecision(tx, depositNo, now);
  // Whose slip it is must not be learned by guessing numbers.
  if (actor.accountIds !== null && !actor.accountIds.includes(deposit.accountId))
    throw refuse("deposit/unknown", { deposit: depositNo });
  if (!open.has(deposit.status))
    throw refuse("deposit/wrong-status", {
      deposit: depositNo,
      status: deposit.status,
      needed: [...open].join(" / "),
    });
  if (deposit.firstApprovedByName !== null)
    throw refuse("deposit/being-decided", { deposit: depositNo, by: deposit.firstApprovedByName });
  return deposit;
}

async function keep(
  tx: Tx,
  actor: Actor,
  depositNo: string,
  stored: StoredPhoto,
  now: Date,
): Promise<{ isKept: boolean; answer: DepositPhotoState }> {
  const deposit = await lockOpenSlip(tx, actor, depositNo, now);
  const owner = { documentType: "deposit" as const, documentId: deposit.id, version: deposit.version };
  const photoId = await keepPhoto(tx, actor, owner, stored, now);
  if (photoId !== undefined) {
    const { id, status } = deposit;
    if (status === "awaiting_transfer") await moveToPending(tx, deposit);
    const event = {
      type: "deposit.photo_added",
      documentType: "deposit",
      documentId: id,
      before: { status },
      after: { status: "pending" },
      details: { photo: photoId },
    };
    await recordEvent(tx, actor, event, now);
    await noteDuplicatePhotos(tx, id, stored.photo);
  }
  const photos = await countPhotos(tx, deposit.id);
  return { isKept: photoId !== undefined, answer: { deposit: depositNo, status: "pending", photos } };
}

async function noteDuplicatePhotos(tx: Tx, depositId: number, photo: ReadPhoto): Promise<void> {
  await noteSamePhotos(tx, depositId, photo.sha256);
  const candidates = await photosLike(tx, depositId, photo, hashBitsMax);
  const similar = candidates.filter(({ sketch }) => isSamePicture(sketch, photo.sketch));
  await noteSimilarPhotos(
    tx,
    depositId,
    similar.map((candidate) => candidate.depositId),
  );
}

async function countPhotos(tx: Tx, depositId: number): Promise<number> {
  const [row] = await sqlOf(tx)<{ count: number }[]>`
    select count(*)::int4 as count from photos where document_type = 'deposit' and document_id = ${depositId}::int8`;
  return row?.count ?? 0;
}
