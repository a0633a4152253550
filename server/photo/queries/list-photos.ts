import { type DbOrTx, sqlOf } from "@/db/client";
import type { PhotoOwner } from "@/server/photo/keep-photo";
import { instantText } from "@/server/shared/instant-text";

/** A photo as the screens name it; its bytes have an address of their own. */
export interface PhotoRow {
  photo: number;
  version: number;
  width: number;
  height: number;
  at: string;
  by: string;
  /** How often somebody was shown it whole. */
  views: number;
}

/** The photos of a document that the caller has shown to be within reach, newest first. */
export async function listPhotos(
  db: DbOrTx,
  { documentType, documentId }: Pick<PhotoOwner, "documentType" | "documentId">,
): Promise<PhotoRow[]> {
  const sql = sqlOf(db);
  const rows = await sql<(Omit<PhotoRow, "at"> & { at: string })[]>`
    select p.id as photo, p.version, p.width, p.height, p.created_at as at, p.created_by_name as by,
           (select count(*)::int4 from photo_views v where v.photo_id = p.id and v.size = 'full') as views
    from photos p where p.document_type = ${documentType} and p.document_id = ${documentId}::int8
    order by p.id desc`;
  return rows.map((row) => ({ ...row, at: instantText(new Date(row.at)) }));
}
