import { type Db, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { refuse } from "@/server/photo/errors";
import type { PhotoOwner } from "@/server/photo/keep-photo";
import type { Storage } from "@/server/photo/storage";

export interface WantedPhoto extends Pick<PhotoOwner, "documentType" | "documentId"> {
  photo: number;
  size: "full" | "thumbnail";
}

/**
 * The bytes of a photo of a document that the caller has shown to be within reach. Who was shown it, and when, is written
 * down first (5.4): no photo leaves without that. Refused: `photo/unknown`, also for a photo of another document.
 */
export async function openPhoto(
  db: Db,
  storage: Storage,
  actor: Actor,
  wanted: WantedPhoto,
  now: Date,
): Promise<Buffer> {
  const sql = sqlOf(db);
  const [row] = await sql<{ key: string }[]>`
    with wanted as (
      select id, case when ${wanted.size} = 'full' then storage_key else thumbnail_key end as key from photos
      where id = ${wanted.photo}::int8 and document_type = ${wanted.documentType} and document_id = ${wanted.documentId}::int8),
    viewed as (
      insert into photo_views (photo_id, size, actor_kind, actor_id, actor_name, at)
      select id, ${wanted.size}::text::photo_size, ${actor.kind}, ${actor.id}::int4, ${actor.name},
             ${now.toISOString()}::text::timestamptz
      from wanted)
    select key from wanted`;
  const bytes = row && (await storage.get(row.key));
  if (!bytes) throw refuse("photo/unknown");
  return bytes;
}
