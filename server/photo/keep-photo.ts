import { randomBytes } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { photoIntents, photos } from "@/db/schema/photo";
import type { Actor } from "@/server/auth/actor";
import { refuse } from "@/server/photo/errors";
import type { ReadPhoto } from "@/server/photo/read-photo";
import type { Storage } from "@/server/photo/storage";

/** Photos of one document, at most: evidence, not an album. */
const photosMax = 12;

/** The document that a photo belongs to, at its version. */
export interface PhotoOwner {
  documentType: "deposit" | "handover" | "shrinkage" | "difference";
  documentId: number;
  version: number;
}

export interface StoredPhoto {
  photo: ReadPhoto;
  storageKey: string;
  thumbnailKey: string;
}

/**
 * Puts the bytes of a photo into the file store, then lets `keep` write its row by `keepPhoto`. The names are noted before the
 * bytes are written. Whatever goes wrong, a refusal included, the bytes are taken away again; what a crash leaves is found
 * by its note.
 */
export async function storingPhoto<T>(
  db: Db,
  storage: Storage,
  folder: string,
  photo: ReadPhoto,
  keep: (stored: StoredPhoto) => Promise<{ isKept: boolean; answer: T }>,
): Promise<T> {
  const name = randomBytes(16).toString("hex");
  const storageKey = `${folder}/${name.slice(0, 2)}/${name}.jpg`;
  const thumbnailKey = `${folder}/${name.slice(0, 2)}/${name}-t.jpg`;
  const forget = async () => {
    await storage.remove(storageKey);
    await storage.remove(thumbnailKey);
    await db.delete(photoIntents).where(eq(photoIntents.storageKey, storageKey));
  };
  await db.insert(photoIntents).values({ storageKey, thumbnailKey });
  try {
    await storage.put(storageKey, photo.full);
    await storage.put(thumbnailKey, photo.thumbnail);
    const { isKept, answer } = await keep({ photo, storageKey, thumbnailKey });
    if (!isKept) await forget();
    return answer;
  } catch (error) {
    // What cannot be removed now is left to the sweep; the reason to tell is the first one.
    await forget().catch(() => {});
    throw error;
  }
}

/**
 * Writes a photo's row, under the lock of its document. Undefined when the same file is there already for this version: then
 * the bytes are not needed. Refused: `photo/too-many`.
 */
export async function keepPhoto(
  tx: Tx,
  actor: Actor,
  owner: PhotoOwner,
  { photo, storageKey, thumbnailKey }: StoredPhoto,
  now: Date,
): Promise<number | undefined> {
  const own = sql`${photos.documentType} = ${owner.documentType} and ${photos.documentId} = ${owner.documentId}`;
  if ((await tx.$count(photos, own)) >= photosMax) throw refuse("photo/too-many", { photosMax });
  const [row] = await tx
    .insert(photos)
    .values({
      ...owner,
      storageKey,
      thumbnailKey,
      width: photo.width,
      height: photo.height,
      bytes: photo.full.length,
      sha256: photo.sha256,
      differenceHash: photo.differenceHash,
      sketch: photo.sketch,
      createdBy: `${actor.kind}:${actor.id}`,
      createdByName: actor.name,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: photos.id });
  if (row) await tx.delete(photoIntents).where(eq(photoIntents.storageKey, storageKey));
  return row?.id;
}
