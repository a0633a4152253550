import { type DbOrTx, sqlOf } from "@/db/client";

export interface DepositEvidence {
  hasPhoto: boolean;
  /** Another slip that carries the same file as a photo of this one; void ones and later ones that were rejected left out. */
  samePhotoAs: string | undefined;
}

/** What a slip shows for itself: a photo of its own, or one that another slip has shown too (R10). */
export async function readEvidence(db: DbOrTx, depositId: number): Promise<DepositEvidence> {
  const sql = sqlOf(db);
  const [row] = await sql<{ hasPhoto: boolean; samePhotoAs: string | null }[]>`
    select exists (select from photos p where p.document_type = 'deposit' and p.document_id = ${depositId}::int8)
             as "hasPhoto",
           (select o.deposit_no from photos p
            join photos q on q.sha256 = p.sha256 and q.document_type = 'deposit' and q.document_id <> p.document_id
            join deposits o on o.id = q.document_id and o.status <> 'void'
              and not (o.status = 'rejected' and o.id > p.document_id)
            where p.document_type = 'deposit' and p.document_id = ${depositId}::int8
            order by o.id limit 1) as "samePhotoAs"`;
  return { hasPhoto: row?.hasPhoto ?? false, samePhotoAs: row?.samePhotoAs ?? undefined };
}
