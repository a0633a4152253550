import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { countColumns, type StoreCounts, storeProgress } from "@/server/upgrade/queries/progress-sql";
import type { packageStatuses } from "@/server/upgrade/schema";

export interface UpgradeRow extends StoreCounts {
  version: string;
  status: (typeof packageStatuses)[number];
  isPaused: boolean;
  sizeBytes: number;
  sha256: string;
  note: string;
  uploadedBy: string;
  uploadedAt: string;
}

/** All packages, the newest version first, and what has become of the stores that may have each. */
export async function listUpgrades(db: DbOrTx, actor: Actor): Promise<{ rows: UpgradeRow[] }> {
  mustBeAbleTo(actor, "upgrade.read");
  const sql = sqlOf(db);
  const rows = await sql<UpgradeRow[]>`
    select p.version, p.status, p.is_paused as "isPaused", p.size_bytes as "sizeBytes", p.sha256, p.note,
           p.uploaded_by_name as "uploadedBy", p.uploaded_at as "uploadedAt", ${countColumns(sql)}
    from pos_packages p left join (${storeProgress(sql, sql`true`)}) k on k.package_id = p.id
    group by p.id order by p.version_key desc`;
  return { rows: rows.map((row) => ({ ...row, uploadedAt: instantText(new Date(row.uploadedAt)) })) };
}
